let n: int = 5
print(n)
