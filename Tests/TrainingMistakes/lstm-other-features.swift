let layer = LSTM(8)
_ = layer(Tensor(zeros: [4, 10, 3]))
let output = layer(Tensor(zeros: [4, 10, 5]))
