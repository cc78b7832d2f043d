scatter(Tensor(zeros: [5, 2]), labels: Tensor([0, 1]))
