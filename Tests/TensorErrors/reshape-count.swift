print(Tensor(arange: 6).reshaped(to: [4, 2]))
