let x = Tensor(zeros: [1, 1, 1, 1, 1, 1, 1, 1, 1])
