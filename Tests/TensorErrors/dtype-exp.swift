print(exp(Tensor([1, 2], dtype: .int32)))
