var x = Tensor([1, 2, 3], dtype: .int32)
x[0] = Tensor([0.5])[0]
