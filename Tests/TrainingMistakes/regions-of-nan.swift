let data = Dataset(inputs: Tensor([[1, .nan], [2, 3]]), targets: Tensor([0, 1], dtype: .int32))
let net = Sequential { Dense(2, 2) }
plotDecisionRegions(of: net, over: data)
