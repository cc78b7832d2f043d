let x = 3
print("x is", x, "and" + x)
