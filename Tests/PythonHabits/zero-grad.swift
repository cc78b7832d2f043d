var model = Dense(2, 1)
var optimizer = Adam(for: model, learningRate: 0.001)
optimizer.zero_grad()
