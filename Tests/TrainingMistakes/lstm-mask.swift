let layer = LSTM(8)
let output = layer(Tensor(zeros: [4, 10, 3]), mask: Tensor(ones: [10, 4]))
