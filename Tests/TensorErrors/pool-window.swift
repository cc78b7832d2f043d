print(maxPool2D(Tensor(zeros: [1, 4, 4, 1]), size: 5))
