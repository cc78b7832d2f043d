let data = Dataset.moons(40, seed: 1)
var net = Sequential { Dense(2, 4, activation: relu); Dense(4, 2) }
// ---
net.fit(data, epochs: 1, callbacks: [.checkpoint("/tmp/swiftlet-golden-checkpoint-2")], seed: 1)
net.fit(data.prefix(36), epochs: 2, callbacks: [], seed: 1, resuming: "/tmp/swiftlet-golden-checkpoint-2")
