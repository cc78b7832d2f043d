let n = 5
print("n = " + str(n))
