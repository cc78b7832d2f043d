let model = Sequential { Dense(4, 2) }
var changing = model
var optimizer = Adam(for: model, groups: [ParameterGroup("head", learningRate: 0.1)])
optimizer.update(&changing, along: gradient(at: model) { $0(Tensor(ones: [3, 4])).sum() })
