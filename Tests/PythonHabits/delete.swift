var xs = [1, 2, 3]
del xs[0]
