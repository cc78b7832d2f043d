let scores = Tensor([1, 2])
if scores .> 1 { print("large") }
