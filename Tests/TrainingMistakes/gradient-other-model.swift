var first = Dense(4, 2)
let second = Dense(8, 2)
var optimizer = SGD()
let slope = gradient(at: second) { $0(Tensor(ones: [3, 8])).sum() }
optimizer.update(&first, along: slope)
