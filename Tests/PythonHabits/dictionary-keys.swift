let ages = ["Ada": 36]
for name in ages.keys() { print(name) }
