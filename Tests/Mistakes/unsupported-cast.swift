let numbers: [Any] = [1, 2, 3]
print(numbers as? [Int] ?? [])
