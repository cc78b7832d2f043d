let words = Embedding(5, 2)
let rows = words(Tensor([1, 5], dtype: .int32))
print(rows.shape)
print(rows)
