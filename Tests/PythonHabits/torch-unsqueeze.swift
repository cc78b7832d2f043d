let x = Tensor([1, 2]).unsqueeze(0)
