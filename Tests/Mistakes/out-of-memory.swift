let wall = [Int](repeating: 0, count: 1_000_000_000_000_000_000)
print(wall.count)
