let xs = [1, 2, 3]
let squares = [x * x for x in xs]
