var model = Dense(4, 2)
var optimizer = SGD()
optimizer.update(&model)
