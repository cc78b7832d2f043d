let xs = list(range(10))
