let callback = EarlyStopping(patience: 3)
