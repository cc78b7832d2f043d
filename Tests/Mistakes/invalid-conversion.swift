let x = 3e20
print(Int(x))
