let data = Dataset(inputs: Tensor(zeros: [8, 28, 28]), targets: Tensor(zeros: [8], dtype: .int32))
var model = Sequential(input: [784]) { Dense(10) }
model.fit(data, epochs: 1, batchSize: 4)
