let data = Dataset.moons(64, seed: 1)
for (x, y) in data.batched(size: 10) { print(x.shape, y.shape) }
