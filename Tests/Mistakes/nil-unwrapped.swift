let ages = ["Ada": 36]
print(ages["Bob"]!)
