// Error: misplaced-modifier
// swiftc: multiple incompatible access-level modifiers specified
struct Point { public private let x = 3 }
print(Point())
