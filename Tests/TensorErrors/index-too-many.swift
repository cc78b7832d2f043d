let x = Tensor(zeros: [3])
print(x[0, 0])
