let names = ["Ada", "Bob"]
for name in names:
    print(name)
