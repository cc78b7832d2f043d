print(softmax(Tensor(zeros: [2, 3]), axis: -3))
