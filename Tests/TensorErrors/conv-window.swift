print(conv2D(Tensor(zeros: [1, 4, 4, 1]), Tensor(zeros: [5, 5, 1, 8])))
