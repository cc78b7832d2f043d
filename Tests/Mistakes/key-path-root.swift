let path = \.count
print([1, 2][keyPath: path])
