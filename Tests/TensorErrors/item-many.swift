print(Tensor([1, 2]).item())
