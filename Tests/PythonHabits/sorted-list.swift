let xs = [3, 1, 2]
print(sorted(xs))
