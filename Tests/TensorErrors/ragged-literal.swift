let x = Tensor([[1, 2, 3], [4, 5]])
