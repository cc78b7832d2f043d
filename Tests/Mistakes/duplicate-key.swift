let ages = ["Ada": 36, "Ada": 37]
print(ages)
