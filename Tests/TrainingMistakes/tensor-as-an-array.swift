let t = Tensor([1, 2, 3])
let numbers: [Float] = t
