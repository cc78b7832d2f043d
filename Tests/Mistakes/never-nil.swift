let n = 3
print(n ?? 4, n == nil)
