let net = Dense(2, 2, seed: 1)
let search = net.findLearningRate(Dataset.moons(64, seed: 1), optimizer: Adam(), from: 1, to: 0.001)
