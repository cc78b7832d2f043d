let rows = Tensor(zeros: [3, 2])
let chosen = rows.gathered(Tensor([0, 7], dtype: .int32))
print(chosen)
