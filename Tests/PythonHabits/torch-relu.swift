let x = Tensor([1.0, -1.0])
let y = F.relu(x)
