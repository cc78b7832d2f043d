let x = Tensor(zeros: [3, 4])
print(x[0..., 2..<6])
