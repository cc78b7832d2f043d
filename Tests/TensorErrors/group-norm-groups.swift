let layer = GroupNorm(3)
print(layer(Tensor(zeros: [2, 8, 8, 4])))
