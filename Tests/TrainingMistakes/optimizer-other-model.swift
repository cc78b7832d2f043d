let first = Dense(4, 2)
var second = Dense(8, 2)
var optimizer = Adam(for: first)
let slope = gradient(at: second) { $0(Tensor(ones: [3, 8])).sum() }
optimizer.update(&second, along: slope)
