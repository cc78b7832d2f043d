try Dense(2, 2, seed: 1).save("/no/such/folder/model.safetensors")
