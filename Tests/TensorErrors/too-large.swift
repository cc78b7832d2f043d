let x = Tensor(zeros: [1_000_000, 1_000_000])
print(x.sum())
