// Error: missing-type
// swiftc: computed property must have an explicit type
struct Square {
    var side = 2
    var area { side * side }
}
print(Square().area)
