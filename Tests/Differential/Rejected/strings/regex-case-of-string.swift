// Error: type-mismatch
// swiftc: cannot match values of type 'String'
switch "12" {
case #/\d+/#: print("number")
default: print("else")
}
