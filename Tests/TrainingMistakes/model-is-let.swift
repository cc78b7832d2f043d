let model = Dense(4, 2)
var optimizer = SGD()
let slope = gradient(at: model) { $0(Tensor(ones: [3, 4])).sum() }
optimizer.update(&model, along: slope)
