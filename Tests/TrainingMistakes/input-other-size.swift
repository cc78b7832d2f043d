let model = Sequential(input: [4]) { Dense(10) }
let scores = model(Tensor(zeros: [32, 5]))
