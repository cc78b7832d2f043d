let key: AnyHashable = 1
print(key)
