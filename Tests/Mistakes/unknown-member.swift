let n = 12345
print(n.count)
