let x = Tensor(shape: [2, 3], scalars: [1, 2, 3, 4])
