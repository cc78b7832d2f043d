print(matmul(Tensor(zeros: [2, 3, 4]), Tensor(zeros: [5, 4, 1])))
