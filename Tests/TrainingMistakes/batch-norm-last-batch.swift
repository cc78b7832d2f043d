let data = Dataset(inputs: Tensor(randomUniform: [33, 4], seed: 1), targets: Tensor([Int](repeating: 1, count: 33)).cast(to: .int32), name: "thirty-three")
var model = Sequential(input: [4]) {
    Dense(8)
    BatchNorm()
    Dense(2)
}
model.fit(data, batchSize: 32, optimizer: SGD(learningRate: 0.1), callbacks: [], seed: 1)
