let n = 3
if n > 2 { return }
print(n)
