scatter(Tensor(zeros: [5, 3]))
