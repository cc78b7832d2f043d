let n: Int<String> = 5
print(n)
