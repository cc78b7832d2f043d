let model = Sequential { Dense(16, activation: relu); Dense(10) }
let scores = model(Tensor(zeros: [2, 28, 28]))
let loss = softmaxCrossEntropy(logits: scores, labels: [1, 7])
