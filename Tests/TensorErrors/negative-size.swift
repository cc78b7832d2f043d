let x = Tensor(zeros: [3, -1])
