// S0, 784-500-10 with ReLU, batch 64, softmax cross entropy.
seed(1)
let steps = 200
let x = Tensor(randomUniform: [64, 784])
let y = Tensor((0..<64).map { $0 * 7 % 10 }, dtype: .int32)

struct Net: Layer {
    var hidden = Dense(784, 500, activation: relu)
    var output = Dense(500, 10)
    func callAsFunction(_ input: Tensor) -> Tensor { output(hidden(input)) }
}
var model = Net()
func loss(_ outputs: Tensor) -> Tensor { softmaxCrossEntropy(logits: outputs, labels: y) }
