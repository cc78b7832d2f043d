print(Tensor([1, 2], dtype: .int64) * 0.5)
