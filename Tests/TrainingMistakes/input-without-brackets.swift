let net = Sequential(input: 784) { Dense(10) }
