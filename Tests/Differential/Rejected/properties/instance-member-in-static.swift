// Error: unknown-name
// swiftc: instance member 'radius' cannot be used on type 'Circle'
struct Circle {
    var radius = 1
    static func show() { print(radius) }
}
Circle.show()
