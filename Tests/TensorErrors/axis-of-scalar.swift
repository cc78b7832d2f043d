print(Tensor(5).sum(axis: 0))
