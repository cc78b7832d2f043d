// Error: type-mismatch
// swiftc: expression pattern of type 'String' cannot match values of type 'Int'
let n = 1
switch n {
case "one": print("one")
default: print("other")
}
