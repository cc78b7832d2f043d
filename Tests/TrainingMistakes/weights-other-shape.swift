let saved = Sequential { Dense(4, 2) }
try saved.save("/tmp/swiftlet-golden.safetensors")
var model = Sequential { Dense(4, 3) }
try model.load("/tmp/swiftlet-golden.safetensors")
