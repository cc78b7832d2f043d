var model = Dense(2, 2)
model.fit(Dataset.moons(64), epochs: 3, shuffle: true, verbose: 1)
