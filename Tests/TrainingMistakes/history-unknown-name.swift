var net = Dense(2, 2, seed: 1)
let data = Dataset.moons(64, seed: 1)
let history = net.fit(data, validation: data, epochs: 2, callbacks: [])
print(history["val_loss"].last!)
