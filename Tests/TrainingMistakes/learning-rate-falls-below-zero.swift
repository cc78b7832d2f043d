var net = Dense(1, 1, seed: 1)
var optimizer = SGD(for: net, learningRate: Schedule("line") { step in 0.1 - 0.06 * Double(step) })
for _ in 1...3 {
    let slope = gradient(at: net) { $0(Tensor([[1]])).sum() }
    optimizer.update(&net, along: slope)
}
