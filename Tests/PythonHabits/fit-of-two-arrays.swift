var model = Dense(2, 3)
let x = Tensor(ones: [4, 2])
let y = Tensor([0, 1, 2, 0], dtype: .int32)
model.fit(x, y, epochs: 3)
