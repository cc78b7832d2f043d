print(Tensor(arange: 7).split(count: 3))
