let xs = [1, 2]
let i = xs.index(2)
