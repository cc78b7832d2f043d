let layer = MultiHeadAttention(8, heads: 4)
let output = layer(Tensor(zeros: [2, 5, 8]), mask: Tensor(ones: [4, 4]))
