// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to expected argument type 'Int'
struct Box<T> { var value: T }
var box = Box(value: 1)
box = Box(value: "a")
print(box)
