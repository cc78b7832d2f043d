let data = Dataset.moons(40, seed: 1)
var net = Sequential { Dense(2, 4, activation: relu); Dense(4, 2) }
// ---
net.evaluate(on: data.prefix(0))
