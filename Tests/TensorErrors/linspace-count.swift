print(Tensor(linspaceFrom: 0, to: 1, count: -1))
