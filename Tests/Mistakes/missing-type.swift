var n
print(n)
