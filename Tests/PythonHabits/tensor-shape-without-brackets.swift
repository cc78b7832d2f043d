let x = Tensor(randomNormal: 3, 4)
