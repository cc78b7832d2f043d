// Error: stored-property-in-extension
// swiftc: extensions must not contain stored properties
struct Point { var x = 1 }
extension Point { var y = 2 }
print(Point().y)
