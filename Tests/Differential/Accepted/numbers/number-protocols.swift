// Covers: generic-constraints
func sum<T: AdditiveArithmetic>(_ values: [T]) -> T { values.reduce(.zero, +) }
func product<T: Numeric>(_ values: [T]) -> T { values.reduce(1, *) }
func mean<T: BinaryFloatingPoint>(_ values: [T]) -> T { values.reduce(0, +) / T(values.count) }
func power<T: BinaryInteger>(_ base: T, _ exponent: T) -> T {
    exponent == 0 ? 1 : base * power(base, exponent - 1)
}
func isEven<T: BinaryInteger>(_ value: T) -> Bool { value % 2 == 0 }
func bits<T: FixedWidthInteger>(_ value: T) -> Int { T.bitWidth - value.leadingZeroBitCount }
func negated<T: SignedNumeric>(_ value: T) -> T { -value }
func lerp<T: FloatingPoint>(_ a: T, _ b: T, _ t: T) -> T { a + (b - a) * t }
print(sum([1, 2, 3]), sum([0.5, 0.25]), sum([UInt8(1), 2]))
print(product([2, 3, 4]), product([0.5, 4]), mean([1, 2, 3.5]), mean([Float(1), 2]))
print(power(3, 4), power(UInt8(2), 7), isEven(7), isEven(UInt64(8)))
print(bits(255 as UInt8), bits(1 as Int), bits(1000 as Int16), negated(5), negated(-2.5))
print(lerp(0.0, 10, 0.25), lerp(Float(1), 2, 0.5))
func average<C: Collection>(_ c: C) -> Double where C.Element: BinaryInteger {
    c.isEmpty ? 0 : c.reduce(0.0) { $0 + Double($1) } / Double(c.count)
}
print(average([1, 2, 4]), average([UInt8(255), 0]), average(Set([7])), average(1...4))
