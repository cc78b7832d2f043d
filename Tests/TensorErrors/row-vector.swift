let x = Tensor(zeros: [5, 2])
let perRow = Tensor(ones: [5])
print(x * perRow)
