print(solve(Tensor(eye: 3), Tensor([1, 2])))
