let x = _
print(x)
