let layer = Dense(units: 10)
