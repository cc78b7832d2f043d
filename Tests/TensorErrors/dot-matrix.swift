print(dot(Tensor([[1, 2]]), Tensor([1, 2])))
