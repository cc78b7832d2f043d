let x = 3
let size = "big" if x > 2 else "small"
