var model = Dense(2, 1)
let x = Tensor([[1, 2]])
var sum = gradient(at: model) { $0(x).sum() }
sum += gradient(at: model) { $0(x).square().sum() }
