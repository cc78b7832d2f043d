print(Tensor(zeros: [0, 3]).max(axis: 0))
