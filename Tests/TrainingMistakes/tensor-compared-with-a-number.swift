let x = Tensor([1, 2])
if x[0] + 1 > 2 { print("yes") }
