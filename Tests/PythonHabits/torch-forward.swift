let model = Dense(2, 1)
let output = model.forward(Tensor(ones: [1, 2]))
