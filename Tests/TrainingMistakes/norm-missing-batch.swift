let layer = LayerNorm()
let output = layer(Tensor(zeros: [8]))
