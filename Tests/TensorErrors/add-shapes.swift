let a = Tensor(zeros: [2, 3])
let b = Tensor(zeros: [4])
print(a + b)
