// S2, 28×28×1 images through 32 filters, pooling and 64-10 with ReLU, batch 32, softmax cross
// entropy. A step is forward, loss, backward, Adam and the loss read back.
seed(1)
let steps = 100
let x = Tensor(randomUniform: [32, 28, 28, 1])
let y = Tensor((0..<32).map { $0 * 7 % 10 }, dtype: .int32)

var model = Sequential(input: [28, 28, 1]) {
    Conv2D(32, kernelSize: 3, activation: relu)
    MaxPool2D(2)
    Flatten()
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
