let names = Set()
print(names.count)
