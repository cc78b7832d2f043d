let digits: Set = [3, 1]
print(digits[0])
