// Covers: generic-constraints
func digits<T: BinaryInteger>(of value: T, base: T = 10) -> [Int] {
    var rest = value.magnitude
    var result: [Int] = []
    let divisor = base.magnitude
    repeat {
        result.append(Int(rest % divisor))
        rest /= divisor
    } while rest > 0
    return result.reversed()
}
print(digits(of: 1234), digits(of: UInt8(255), base: 16), digits(of: Int8.min), digits(of: 0))
func parity<T: FixedWidthInteger>(_ value: T) -> String {
    value.nonzeroBitCount.isMultiple(of: 2) ? "even" : "odd"
}
print(parity(7), parity(UInt16.max), parity(Int8(-1)))
func saturatingAdd<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
    let (value, overflow) = a.addingReportingOverflow(b)
    return overflow ? (b < 0 ? T.min : T.max) : value
}
print(saturatingAdd(Int8(100), 100), saturatingAdd(Int8(-100), Int8(-100)), saturatingAdd(UInt8(200), 100), saturatingAdd(1, 2))
func isPrime<T: BinaryInteger>(_ n: T) -> Bool {
    guard n > 1 else { return false }
    var divisor: T = 2
    while divisor <= n / divisor {
        if n.isMultiple(of: divisor) { return false }
        divisor += 1
    }
    return true
}
print((1...20).filter { isPrime($0) }, isPrime(UInt8(251)), isPrime(UInt64(1_000_003)))
func convert<A: BinaryInteger, B: BinaryInteger>(_ value: A, to type: B.Type) -> B? { B(exactly: value) }
print(convert(300, to: UInt8.self) as Any, convert(UInt64.max, to: Int.self) as Any, convert(Int8(-1), to: Int64.self) as Any)
