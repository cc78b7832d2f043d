let layer = Dense(10)
let scores = layer(Tensor(zeros: [784]))
