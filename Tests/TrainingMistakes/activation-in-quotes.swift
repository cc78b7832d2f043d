let layer = Dense(3, activation: "relu")
