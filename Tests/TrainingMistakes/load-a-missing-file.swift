let data = Dataset.moons(40, seed: 1)
var net = Sequential { Dense(2, 4, activation: relu); Dense(4, 2) }
// ---
try net.load("/tmp/there-are-no-such-weights.safetensors")
