// Error: immutable
// swiftc: expression is not assignable: 'value' returns immutable value
func value() -> Int { 1 }
value() = 2
