let numbers = [1, 2, 3]
print(numbers.map { 5 })
