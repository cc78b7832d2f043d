let ages = ["Ada": 36]
print(ages.get("Ada", 0))
