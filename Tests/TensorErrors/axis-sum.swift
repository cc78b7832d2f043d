print(Tensor(zeros: [2, 3]).sum(axis: 2))
