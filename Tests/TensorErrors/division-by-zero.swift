let a = Tensor([1, 2], dtype: .int32)
print(a / Tensor([1, 0], dtype: .int32))
