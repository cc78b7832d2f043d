// S4, 784-128-64-10 with ReLU, batch 128, softmax cross entropy. A step is forward, loss,
// backward, Adam and the loss read back.
seed(1)
let steps = 200
let x = Tensor(randomUniform: [128, 784])
let y = Tensor((0..<128).map { $0 * 7 % 10 }, dtype: .int32)

var model = Sequential(input: [784]) {
    Dense(128, activation: relu)
    Dense(64, activation: relu)
    Dense(10)
}
var optimizer = Adam(for: model, learningRate: 0.001)

func trainingStep() -> Float {
    let (loss, gradient) = valueWithGradient(at: model) { model in
        softmaxCrossEntropy(logits: model(x), labels: y)
    }
    optimizer.update(&model, along: gradient)
    return loss.item()
}
