let square = lambda x: x * x
