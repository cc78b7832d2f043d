let n = 3
let x = float(n)
