let xs = [3, 1, 2]
for x in reversed(xs) { print(x) }
