print(Tensor([1, 2]).tiled([-1]))
