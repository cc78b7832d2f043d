print(Tensor(zeros: [2, 3]).inverse())
