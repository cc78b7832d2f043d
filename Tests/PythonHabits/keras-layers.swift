let layer = layers.Dense(3)
