print(Tensor(arange: 6).reshaped(to: [-1, -1]))
