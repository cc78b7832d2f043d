let n = 3
let x = 2.5
print(max(n, x))
