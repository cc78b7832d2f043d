let layer = MultiHeadAttention(10, heads: 4)
