let x = Tensor.zeros(2, 3)
