let optimizer = Adam(lr: 0.1)
