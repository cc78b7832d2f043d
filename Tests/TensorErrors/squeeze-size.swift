print(Tensor(zeros: [2, 3]).squeezed(axis: 0))
