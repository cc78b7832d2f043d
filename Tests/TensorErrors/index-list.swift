let x = Tensor(zeros: [3, 2])
print(x[[0, 5]])
