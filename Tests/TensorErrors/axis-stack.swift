print(stacked([Tensor([1, 2])], axis: 3))
