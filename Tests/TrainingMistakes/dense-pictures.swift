let layer = Dense(784, 10)
let scores = layer(Tensor(zeros: [2, 28, 28]))
