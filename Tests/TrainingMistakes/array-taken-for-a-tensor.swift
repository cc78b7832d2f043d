let a = [1, 2, 3]
let b = a * 2
let c = a.mean()
