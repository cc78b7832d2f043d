let layer = Dense(10, regularizer: .l2(-0.1))
