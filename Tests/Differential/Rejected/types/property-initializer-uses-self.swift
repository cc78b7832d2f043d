// Error: unknown-name
// swiftc: cannot use instance member 'side' within property initializer; property initializers run before 'self' is available
struct Square {
    var side = 2
    var area = side * side
}
print(Square().area)
