let x = Tensor(zeros: [2, 3])
let w = Tensor(zeros: [4, 5])
print(matmul(x, w))
