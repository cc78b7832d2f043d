let layer = PositionalEmbedding(16)
let output = layer(Tensor(zeros: [2, 20, 8]))
