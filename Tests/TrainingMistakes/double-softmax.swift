let model = Sequential { Dense(3, activation: { softmax($0) }) }
let x = Tensor(ones: [2, 4])
let loss = softmaxCrossEntropy(logits: model(x), labels: [0, 2])
