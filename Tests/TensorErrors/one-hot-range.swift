let y = Tensor(oneHot: Tensor([0, 3], dtype: .int32), classes: 3)
print(y)
