print(Tensor([[1, 2], [3, 4]], dtype: .int32).inverse())
