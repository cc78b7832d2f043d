print(conv2D(Tensor(zeros: [1, 4, 4, 1]), Tensor(zeros: [3, 3, 1, 8]), stride: 0))
