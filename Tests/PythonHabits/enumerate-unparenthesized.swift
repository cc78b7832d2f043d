let xs = ["a", "b"]
for i, x in enumerate(xs):
    print(i, x)
