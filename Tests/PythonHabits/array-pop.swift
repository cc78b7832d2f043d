var xs = [1, 2]
let last = xs.pop()
