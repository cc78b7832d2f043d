let layer = Reshape(7, 7, 64)
let output = layer(Tensor(zeros: [2, 1600]))
