let x = Tensor(zeros: [3, 2])
print(x[Tensor([true, false])])
