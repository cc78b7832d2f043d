// S1, 2-10-1 with ReLU, batch 32, mean squared error. A step is forward, loss, backward, Adam
// and the loss read back.
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
var optimizer = Adam(for: model, learningRate: 0.001)

func trainingStep() -> Float {
    let (loss, gradient) = valueWithGradient(at: model) { model in
        meanSquaredError(predictions: model(x), targets: y)
    }
    optimizer.update(&model, along: gradient)
    return loss.item()
}
