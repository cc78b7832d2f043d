let ages = ["Ada": 36]
for name, age in ages.items():
    print(name, age)
