let a = Tensor(zeros: [2, 3])
let b = Tensor(zeros: [3, 2])
let c = a @ b
