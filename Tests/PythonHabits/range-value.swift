let steps = range(10)
