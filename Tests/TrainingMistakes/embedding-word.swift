let layer = Embedding(100, 8)
let rows = layer(Tensor([[1, 100]]).cast(to: .int32))
print(rows.shape, rows.sum())
