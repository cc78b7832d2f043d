let mask = Tensor([true, false, true])
print(mask.select(Tensor(zeros: [2, 2]), Tensor(zeros: [2, 2])))
