let layer = Dense(784, 10)
print(layer(Tensor(zeros: [64, 28, 28])))
