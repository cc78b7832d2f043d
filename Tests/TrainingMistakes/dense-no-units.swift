let layer = Dense(0)
