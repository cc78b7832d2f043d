var n = 5
n = "five"
print(n)
