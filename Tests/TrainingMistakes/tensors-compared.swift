let a = Tensor([1, 2]), b = Tensor([1, 2])
print(a == b)
