let model = Sequential(input: [28, 28, 3]) { Conv2D(8) }
let maps = model(Tensor(zeros: [28, 28, 3]))
