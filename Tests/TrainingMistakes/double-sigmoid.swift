let model = Dense(1, activation: sigmoid)
let x = Tensor(ones: [2, 4])
let loss = sigmoidCrossEntropy(logits: model(x), labels: Tensor([[0], [1]]))
