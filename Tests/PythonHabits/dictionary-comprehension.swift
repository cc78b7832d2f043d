let xs = ["a", "b"]
let lengths = {x: len(x) for x in xs}
