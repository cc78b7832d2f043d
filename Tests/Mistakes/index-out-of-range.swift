let xs = [1, 2, 3]
let i = 3
print(xs[i])
