let x = 3
print(type(x))
