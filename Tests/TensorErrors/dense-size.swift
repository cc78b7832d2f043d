let layer = Dense(10, 5)
print(layer(Tensor(zeros: [64, 11])))
