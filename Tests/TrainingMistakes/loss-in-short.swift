var net = Dense(2, 1, seed: 1)
net.fit(Dataset.sine(64, seed: 1), loss: .mse)
