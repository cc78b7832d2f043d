let xs = [3, 1, 2]
print(list(map(str, xs)))
