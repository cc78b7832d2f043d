let x = Tensor([1.0, 2.0])
let loss = x.sum()
loss.backward()
