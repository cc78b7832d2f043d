// Error: unexpected-return-value
// swiftc: 'nil' is the only return value permitted in an initializer
struct Point {
    var x = 1
    init() { return 5 }
}
print(Point())
