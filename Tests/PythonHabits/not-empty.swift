let xs = [1]
if not xs { print("empty") }
