let names = [(1, 2): "a"]
let pairs = [(1, 2)]
print(pairs == pairs)
