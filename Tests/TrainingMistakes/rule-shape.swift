var model = Dense(4, 2)
let slope = gradient(at: model) { $0(Tensor(ones: [3, 4])).sum() }
_ = updateParameters(&model, along: slope) { p, g, index, memory in (p - g).sum() }
