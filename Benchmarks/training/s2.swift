// S2, 28×28×1 images through 32 filters, pooling and 64-10 with ReLU, batch 32, softmax cross
// entropy.
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
func loss(_ outputs: Tensor) -> Tensor { softmaxCrossEntropy(logits: outputs, labels: y) }
