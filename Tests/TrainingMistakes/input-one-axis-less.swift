let model = Sequential(input: [28, 28, 1]) { Conv2D(4); Flatten(); Dense(10) }
let scores = model(Tensor(zeros: [4, 28, 28]))
