let data = Dataset.moons(40, seed: 1)
var net = Sequential { Dense(2, 4, activation: relu); Dense(4, 2) }
// ---
print(net.evaluate(on: data, metrics: [.topK(5)]))
