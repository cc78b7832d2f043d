let layer = MultiHeadAttention(8, heads: 4)
let output = layer(Tensor(zeros: [4, 8]))
