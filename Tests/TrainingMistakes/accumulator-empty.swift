let model = Dense(4, 2)
var total = GradientAccumulator(for: model)
let mean = total.takeMean()
