let data = Dataset.moons(64, seed: 1)
for (x, y) in data { print(x.shape, y.shape) }
