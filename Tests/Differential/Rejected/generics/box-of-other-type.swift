// Error: type-mismatch
// swiftc: cannot assign value of type 'String' to type 'Int'
struct Box<T> { var value: T }
var box = Box(value: 1)
box.value = "a"
print(box)
