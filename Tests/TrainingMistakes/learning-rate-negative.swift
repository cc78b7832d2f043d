var net = Dense(2, 1)
var optimizer = Adam(for: net, learningRate: -0.001)
