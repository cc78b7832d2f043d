let n = 3
print("n = {}".format(n))
