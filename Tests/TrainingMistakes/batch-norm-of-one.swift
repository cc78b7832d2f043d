let norm = BatchNorm()
let single = Tensor([[1, 2, 3]])
print(norm(single).shape)
let trained = gradient(at: norm) { layer in layer(single).sum() }
