let xs = [1, 2]
print(any(xs))
