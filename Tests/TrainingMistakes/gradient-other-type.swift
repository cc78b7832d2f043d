var first = Dense(4, 2)
var optimizer = SGD()
let slope = gradient(at: Conv1D(2)) { $0(Tensor(ones: [1, 8, 1])).sum() }
optimizer.update(&first, along: slope)
