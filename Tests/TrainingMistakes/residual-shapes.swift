let model = Residual { Dense(3, 5) }
let output = model(Tensor(zeros: [2, 3]))
