let net = Sequential(input: [2]) { Dense(3); Dense(2) }
print(net.layers[0].weight)
