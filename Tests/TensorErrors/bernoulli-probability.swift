print(Tensor(randomBernoulli: [3], probability: 2))
