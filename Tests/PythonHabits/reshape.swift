let x = Tensor(zeros: [2, 3])
let y = x.reshape(3, 2)
