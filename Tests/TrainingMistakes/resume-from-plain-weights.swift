let data = Dataset.moons(40, seed: 1)
var net = Sequential { Dense(2, 4, activation: relu); Dense(4, 2) }
// ---
try net.save("/tmp/swiftlet-golden-weights")
net.fit(data, epochs: 2, callbacks: [], resuming: "/tmp/swiftlet-golden-weights")
