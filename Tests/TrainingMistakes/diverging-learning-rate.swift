let line = Dataset(inputs: Tensor(arange: 20).reshaped(to: [20, 1]), targets: Tensor(arange: 20).reshaped(to: [20, 1]))
var model = Dense(1, 1, seed: 1)
// ---
model.fit(line, epochs: 200, batchSize: 5, loss: .meanSquaredError, optimizer: SGD(learningRate: 1), callbacks: [], seed: 1)
