var xs = [1]
xs.extend([2, 3])
