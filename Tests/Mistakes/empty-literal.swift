let values = []
print(values.count)
