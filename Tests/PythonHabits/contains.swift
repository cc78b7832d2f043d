let xs = [1, 2, 3]
if 2 in xs { print("found") }
