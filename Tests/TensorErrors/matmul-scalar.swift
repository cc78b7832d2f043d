print(matmul(Tensor(2), Tensor([1, 2])))
