var model = Dense(2, 1)
model.compile(optimizer: "adam", loss: "mse")
