var x = Tensor([1, 2, 3])
x[0] = 5
