let t = Tensor([[1, 2], [3, 4]])
print(t.array)
print(t.asArray(Float.self))
