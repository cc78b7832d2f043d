// S3, 28×28×1 images through 32 and 64 filters, each with pooling, and 128-10 with ReLU, batch 64,
// softmax cross entropy.
seed(1)
let steps = 30
let x = Tensor(randomUniform: [64, 28, 28, 1])
let y = Tensor((0..<64).map { $0 * 7 % 10 }, dtype: .int32)

var model = Sequential(input: [28, 28, 1]) {
    Conv2D(32, kernelSize: 3, activation: relu)
    MaxPool2D(2)
    Conv2D(64, kernelSize: 3, activation: relu)
    MaxPool2D(2)
    Flatten()
    Dense(128, activation: relu)
    Dense(10)
}
func loss(_ outputs: Tensor) -> Tensor { softmaxCrossEntropy(logits: outputs, labels: y) }
