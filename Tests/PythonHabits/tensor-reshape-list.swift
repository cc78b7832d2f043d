let x = Tensor([1, 2]).reshape([2, 1])
