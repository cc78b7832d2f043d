let numbers: any Collection<Int> = [4, 5, 6]
print(numbers[numbers.startIndex])
