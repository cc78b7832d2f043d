print(Tensor(zeros: [2, 3]).padded([[1, 1]]))
