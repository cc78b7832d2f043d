// Error: generic-arguments
// swiftc: reference to generic type 'Box' requires arguments in <...>
struct Box<T> { var value: T }
func open(_ box: Box) -> Int { 1 }
print(open(Box(value: 1)))
