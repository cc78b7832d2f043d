let rows = Tensor(zeros: [3, 2])
print(rows.gathered(Tensor([0, 1.5])))
