let x = Tensor(zeros: [2, 3])
let y = x.view(6)
