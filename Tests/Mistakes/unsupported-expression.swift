let first = [1, 2]
let second = consume first
print(second)
