let parts: [Tensor] = []
print(concatenated(parts))
