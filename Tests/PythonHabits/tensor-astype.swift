let x = Tensor([1, 2]).astype(.float64)
