let curve = Dataset.sine(40, seed: 1)
var model = Dense(1, 1, seed: 1)
// ---
model.fit(curve, loss: .meanSquaredError, metrics: [.accuracy], callbacks: [])
