let net = Dense(2, 2)
let search = findLearningRate(net, Dataset.moons(20))
