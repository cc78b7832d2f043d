let table = [:]
print(table.count)
