var xs = [1, 2]
xs.insert(0, 5)
