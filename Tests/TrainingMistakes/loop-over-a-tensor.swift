let x = Tensor([[1, 2], [3, 4]])
for row in x { print(row) }
