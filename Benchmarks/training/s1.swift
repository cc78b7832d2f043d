// S1, 2-10-1 with ReLU, batch 32, mean squared error.
seed(1)
let steps = 200
let x = Tensor(randomUniform: [32, 2])
let y = Tensor(randomUniform: [32, 1])

struct Net: Layer {
    var hidden = Dense(2, 10, activation: relu)
    var output = Dense(10, 1)
    func callAsFunction(_ input: Tensor) -> Tensor { output(hidden(input)) }
}
var model = Net()
func loss(_ outputs: Tensor) -> Tensor { meanSquaredError(predictions: outputs, targets: y) }
