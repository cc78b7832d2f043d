let ages = ["Ada": 36]
if "Ada" in ages { print("known") }
