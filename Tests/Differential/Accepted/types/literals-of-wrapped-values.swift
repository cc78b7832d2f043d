// Covers: literal-protocols, conditional-conformance
// A wrapper that the literals of what it wraps can stand for.
struct Wrap<Raw> { var raw: Raw }
extension Wrap: ExpressibleByIntegerLiteral where Raw: ExpressibleByIntegerLiteral {
    init(integerLiteral value: Raw.IntegerLiteralType) { raw = Raw(integerLiteral: value) }
}
extension Wrap: ExpressibleByFloatLiteral where Raw: ExpressibleByFloatLiteral {
    init(floatLiteral value: Raw.FloatLiteralType) { raw = Raw(floatLiteral: value) }
}
extension Wrap: ExpressibleByBooleanLiteral where Raw: ExpressibleByBooleanLiteral {
    init(booleanLiteral value: Raw.BooleanLiteralType) { raw = Raw(booleanLiteral: value) }
}
let small: Wrap<UInt8> = 3
let float: Wrap<Float> = 2.5
let flag: Wrap<Bool> = true
let whole: Wrap<Double> = -4
print(small.raw, float.raw, flag.raw, whole.raw)
