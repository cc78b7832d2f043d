let x = 2.567
print(round(x, 2))
