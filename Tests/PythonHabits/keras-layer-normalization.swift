let layer = LayerNormalization()
