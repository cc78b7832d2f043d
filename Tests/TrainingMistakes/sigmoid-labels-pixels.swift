let pictures = Tensor([[0, 17, 255, 255], [3, 0, 90, 12]], dtype: .uint8)
var net = Sequential(input: [4]) { Dense(2); Dense(4) }
net.fit(Dataset(inputs: pictures.cast(to: .float32) / 255, targets: pictures), loss: .sigmoidCrossEntropy, seed: 1)
