let layer = Dense(10, activation: .relu)
