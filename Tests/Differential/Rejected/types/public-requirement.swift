// Error: misplaced-modifier
// swiftc: 'public' modifier cannot be used in protocols
protocol Shape { public func area() -> Int }
print(1)
