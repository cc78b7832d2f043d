print(Tensor([1, 0]) .& Tensor([1, 1]))
