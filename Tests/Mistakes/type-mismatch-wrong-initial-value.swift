let n: Int = "five"
print(n)
