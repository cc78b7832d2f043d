let model = Dense(2, 1)
let y = model.predict([1, 2])
