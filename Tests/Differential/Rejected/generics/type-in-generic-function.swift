// Error: type-in-generic-function
// swiftc: type 'Pair' cannot be nested in generic function 'paired'
func paired<Value>(_ value: Value) -> Any {
    struct Pair { var first: Value; var second: Value }
    return Pair(first: value, second: value)
}
print(paired(3))
