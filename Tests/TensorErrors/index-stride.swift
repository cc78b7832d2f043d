let x = Tensor(zeros: [3])
print(x[stride(from: 4, through: 0, by: -2)])
