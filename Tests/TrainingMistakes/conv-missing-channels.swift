let layer = Conv2D(8)
let maps = layer(Tensor(zeros: [8, 28, 28]))
