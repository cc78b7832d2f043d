let x = Tensor([1, 2])
let y = x.pow(2)
