let model = Sequential(input: [28, 28]) { Flatten(); Dense(10) }
let scores = model(Tensor(zeros: [4, 28, 28, 1]))
