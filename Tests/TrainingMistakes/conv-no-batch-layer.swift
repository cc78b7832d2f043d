let layer = Conv2D(8)
let maps = layer(Tensor(zeros: [28, 28, 3]))
