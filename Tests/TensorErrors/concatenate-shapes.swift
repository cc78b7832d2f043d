print(concatenated([Tensor(zeros: [2, 3]), Tensor(zeros: [2, 4])]))
