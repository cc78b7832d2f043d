print("a"
let n = 2
