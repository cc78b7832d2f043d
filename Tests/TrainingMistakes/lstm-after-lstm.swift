var net = Sequential(input: [5, 3]) {
    LSTM(4)
    LSTM(4)
    Dense(2)
}
