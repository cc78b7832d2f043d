let layer = GroupNorm(4)
let output = layer(Tensor(zeros: [2, 5, 5, 6]))
