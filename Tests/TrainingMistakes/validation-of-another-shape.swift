let data = Dataset.moons(40, seed: 1)
var net = Sequential { Dense(2, 4, activation: relu); Dense(4, 2) }
// ---
net.fit(data, validation: Dataset(inputs: Tensor(zeros: [8, 3]), targets: Tensor(zeros: [8], dtype: .int32)), callbacks: [])
