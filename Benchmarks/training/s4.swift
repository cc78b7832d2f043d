// S4, 784-128-64-10 with ReLU, batch 128, softmax cross entropy.
seed(1)
let steps = 200
let x = Tensor(randomUniform: [128, 784])
let y = Tensor((0..<128).map { $0 * 7 % 10 }, dtype: .int32)

var model = Sequential(input: [784]) {
    Dense(128, activation: relu)
    Dense(64, activation: relu)
    Dense(10)
}
func loss(_ outputs: Tensor) -> Tensor { softmaxCrossEntropy(logits: outputs, labels: y) }
