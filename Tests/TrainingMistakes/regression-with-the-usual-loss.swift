var net = Dense(2, 1, seed: 1)
let data = Dataset(inputs: Tensor(ones: [40, 2]), targets: Tensor(ones: [40, 1]))
net.fit(data)
