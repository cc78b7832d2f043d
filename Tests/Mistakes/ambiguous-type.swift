let ages = [:]
print(ages.count)
