print(Tensor([1, 2, 3]).topK(4).values)
