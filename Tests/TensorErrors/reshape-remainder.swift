print(Tensor(arange: 7).reshaped(to: [2, -1]))
