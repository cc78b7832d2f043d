let x = 3
print(isinstance(x, int))
