// A training step for a program before it that has a `model` and the `loss` of its inputs `x`:
// forward, loss, backward, Adam and the loss read back.
var optimizer = Adam(for: model, learningRate: 0.001)

func trainingStep() -> Float {
    let (value, gradient) = valueWithGradient(at: model) { model in loss(model(x)) }
    optimizer.update(&model, along: gradient)
    return value.item()
}
