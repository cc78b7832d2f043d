// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to expected argument type 'String'
struct Log: ExpressibleByStringInterpolation {
    struct StringInterpolation: StringInterpolationProtocol {
        init(literalCapacity: Int, interpolationCount: Int) {}
        mutating func appendLiteral(_ text: String) {}
        mutating func appendInterpolation(_ text: String) {}
    }
    init(stringLiteral value: String) {}
    init(stringInterpolation parts: StringInterpolation) {}
}
let log: Log = "n is \(3)"
print(log)
