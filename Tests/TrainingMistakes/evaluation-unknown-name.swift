let net = Dense(2, 2, seed: 1)
print(net.evaluate(on: Dataset.moons(64, seed: 1))["f1"])
