let model = Dense(10)
print(model.weight.shape)
