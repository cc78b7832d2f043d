// Error: misplaced-modifier
// swiftc: class methods are only allowed within classes
struct Point { class func origin() -> Int { 0 } }
print(Point.origin())
