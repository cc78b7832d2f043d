print(conv2D(Tensor(zeros: [1, 28, 28]), Tensor(zeros: [3, 3, 1, 8])))
