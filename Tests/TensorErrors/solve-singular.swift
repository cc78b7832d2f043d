let a = Tensor([[1, 2], [2, 4]])
let x = solve(a, Tensor([1, 1]))
print(x)
