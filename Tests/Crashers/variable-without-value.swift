var counts: [String: [Int]]
print(["a"], counts["b"]!.count)
