var net = Dense(2, 2, seed: 1)
net.fit(Dataset.moons(64, seed: 1), metrics: [.f1])
