let xs = [1, 2, 3]
if 5 not in xs { print("missing") }
