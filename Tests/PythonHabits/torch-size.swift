let x = Tensor([1, 2])
print(x.size)
