print(Tensor([[1, 2], [2, 1]]).cholesky())
