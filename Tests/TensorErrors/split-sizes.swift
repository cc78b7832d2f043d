print(Tensor(arange: 7).split(sizes: [3, 3]))
