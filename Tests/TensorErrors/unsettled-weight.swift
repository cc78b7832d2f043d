let layer = Dense(10)
print(layer.weight + 1)
