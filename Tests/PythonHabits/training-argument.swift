let model = Sequential { Dense(4); Dropout(0.5); Dense(1) }
let out = model(Tensor(randomNormal: [4, 3], seed: 1), training: true)
