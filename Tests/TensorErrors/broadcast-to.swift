print(Tensor(zeros: [2, 3]).broadcast(to: [2, 4]))
