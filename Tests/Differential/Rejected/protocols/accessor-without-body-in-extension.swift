// Error: no-body
// swiftc: expected '{' to start getter definition
// What an extension adds to a protocol's types is computed there, and asked of nobody.
protocol Shape {
    var area: Double { get }
}

extension Shape {
    var doubled: Double { get }
}

struct Square: Shape {
    var side: Double
    var area: Double { side * side }
}

print(Square(side: 2).area)
