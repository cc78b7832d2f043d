var n: Int = 3
n = nil
print(n)
