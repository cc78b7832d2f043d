let data = Dataset.blobs(30, classes: 3, seed: 1)
var net = Sequential(input: [2]) {
    Dense(1)
    Reshape([])
}
net.fit(data, batchSize: 10, loss: .hinge, seed: 1)
