let xs = [1]
if xs { print("some") }
