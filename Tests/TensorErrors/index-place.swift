let x = Tensor(zeros: [3, 4])
print(x[3])
