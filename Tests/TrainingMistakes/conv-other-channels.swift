let model = Sequential(input: [28, 28, 1]) { Conv2D(8) }
let maps = model(Tensor(zeros: [2, 28, 28, 3]))
