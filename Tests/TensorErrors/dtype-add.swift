let a = Tensor([1, 2])
let b = Tensor([1, 2], dtype: .int32)
print(a + b)
