import VirtualMachine

extension CoreLibrary {
    /// What all whole-number types do alike.
    static let integerProtocols = [
        LibraryGroup("extension BinaryInteger") {
            Builtin(
                source: """
                    static func /= (lhs: inout Self, rhs: Self) { lhs = lhs / rhs }
                    static func %= (lhs: inout Self, rhs: Self) { lhs = lhs % rhs }
                    static func &= (lhs: inout Self, rhs: Self) { lhs = lhs & rhs }
                    static func |= (lhs: inout Self, rhs: Self) { lhs = lhs | rhs }
                    static func ^= (lhs: inout Self, rhs: Self) { lhs = lhs ^ rhs }
                    static func <<= <RHS: BinaryInteger>(lhs: inout Self, rhs: RHS) {
                        lhs = lhs << rhs
                    }
                    static func >>= <RHS: BinaryInteger>(lhs: inout Self, rhs: RHS) {
                        lhs = lhs >> rhs
                    }

                    func _distance(to other: Self) -> Int { Int(other) - Int(self) }
                    func _advanced(by n: Int) -> Self { Self(Int(self) + n) }
                    func _next() -> Self { self + 1 }
                    func _previous() -> Self { self - 1 }

                    /// Whether dividing by `other` leaves no remainder.
                    func isMultiple(of other: Self) -> Bool {
                        if other == 0 { return self == 0 }
                        return self % other == 0
                    }

                    /// The quotient and the remainder of a division.
                    func quotientAndRemainder(dividingBy rhs: Self) -> (
                        quotient: Self, remainder: Self
                    ) {
                        (quotient: self / rhs, remainder: self % rhs)
                    }

                    /// -1, 0 or 1, as the sign.
                    func signum() -> Self {
                        if self == 0 { return 0 }
                        return self > 0 ? 1 : 0 - 1
                    }
                    """)
            Builtin(
                source: """
                    static func << <RHS: BinaryInteger>(lhs: Self, rhs: RHS) -> Self {
                        lhs << Int(clamping: rhs)
                    }
                    static func >> <RHS: BinaryInteger>(lhs: Self, rhs: RHS) -> Self {
                        lhs >> Int(clamping: rhs)
                    }
                    """)
            Builtin(
                source: """
                    static func == <Other: BinaryInteger>(lhs: Self, rhs: Other) -> Bool {
                        (lhs < 0) == (rhs < 0)
                            && UInt64(truncatingIfNeeded: lhs) == UInt64(truncatingIfNeeded: rhs)
                    }
                    static func != <Other: BinaryInteger>(lhs: Self, rhs: Other) -> Bool {
                        !(lhs == rhs)
                    }
                    static func < <Other: BinaryInteger>(lhs: Self, rhs: Other) -> Bool {
                        let isNegative = lhs < 0
                        if isNegative != (rhs < 0) { return isNegative }
                        return UInt64(truncatingIfNeeded: lhs) < UInt64(truncatingIfNeeded: rhs)
                    }
                    static func > <Other: BinaryInteger>(lhs: Self, rhs: Other) -> Bool {
                        rhs < lhs
                    }
                    static func <= <Other: BinaryInteger>(lhs: Self, rhs: Other) -> Bool {
                        !(rhs < lhs)
                    }
                    static func >= <Other: BinaryInteger>(lhs: Self, rhs: Other) -> Bool {
                        !(lhs < rhs)
                    }
                    """)
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// The same value in another whole-number type.
                    func numericCast<T: BinaryInteger, U: BinaryInteger>(_ x: T) -> U { U(x) }
                    """)
        },
        LibraryGroup("extension FixedWidthInteger") {
            Builtin(
                source: """
                    static func &+= (lhs: inout Self, rhs: Self) { lhs = lhs &+ rhs }
                    static func &-= (lhs: inout Self, rhs: Self) { lhs = lhs &- rhs }
                    static func &*= (lhs: inout Self, rhs: Self) { lhs = lhs &* rhs }
                    """)
            overflowReports
            bitCounts
        },
    ]

    @BuiltinList private static var overflowReports: [Builtin] {
        Builtin(
            source: """
                /// The sum in as many bits as there are, and whether it did not fit.
                func addingReportingOverflow(_ rhs: Self) -> (
                    partialValue: Self, overflow: Bool
                ) {
                    let sum = self &+ rhs
                    let overflow = Self.isSigned ? (rhs >= 0) != (sum >= self) : sum < self
                    return (partialValue: sum, overflow: overflow)
                }
                /// The difference in as many bits as there are, and whether it did not fit.
                func subtractingReportingOverflow(_ rhs: Self) -> (
                    partialValue: Self, overflow: Bool
                ) {
                    let difference = self &- rhs
                    let overflow =
                        Self.isSigned ? (rhs >= 0) != (difference <= self) : rhs > self
                    return (partialValue: difference, overflow: overflow)
                }
                /// The product in as many bits as there are, and whether it did not fit.
                func multipliedReportingOverflow(by rhs: Self) -> (
                    partialValue: Self, overflow: Bool
                ) {
                    let product = self &* rhs
                    if self == 0 || rhs == 0 { return (partialValue: product, overflow: false) }
                    if Self.isSigned && (self == Self.min && ~rhs == 0 || rhs == Self.min && ~self == 0) {
                        return (partialValue: product, overflow: true)
                    }
                    return (partialValue: product, overflow: product / rhs != self)
                }
                """)
        Builtin(
            source: """
                /// The quotient, and whether it does not exist; then the dividend stands for it.
                func dividedReportingOverflow(by rhs: Self) -> (
                    partialValue: Self, overflow: Bool
                ) {
                    if rhs == 0 || Self.isSigned && self == Self.min && ~rhs == 0 {
                        return (partialValue: self, overflow: true)
                    }
                    return (partialValue: self / rhs, overflow: false)
                }
                /// The remainder, and whether the quotient does not exist.
                func remainderReportingOverflow(dividingBy rhs: Self) -> (
                    partialValue: Self, overflow: Bool
                ) {
                    if rhs == 0 { return (partialValue: self, overflow: true) }
                    if Self.isSigned && self == Self.min && ~rhs == 0 {
                        return (partialValue: 0, overflow: true)
                    }
                    return (partialValue: self % rhs, overflow: false)
                }
                /// The product in twice as many bits, in two halves.
                func multipliedFullWidth(by other: Self) -> (high: Self, low: Self.Magnitude) {
                    let low = Self.Magnitude(truncatingIfNeeded: self &* other)
                    if Self.bitWidth < 64 {
                        let product = Int(self) * Int(other)
                        return (high: Self(truncatingIfNeeded: product >> Self.bitWidth), low: low)
                    }
                    var high = _highProduct(
                        UInt64(truncatingIfNeeded: self), UInt64(truncatingIfNeeded: other))
                    if Self.isSigned && self < 0 { high = high &- UInt64(truncatingIfNeeded: other) }
                    if Self.isSigned && other < 0 { high = high &- UInt64(truncatingIfNeeded: self) }
                    return (high: Self(truncatingIfNeeded: high), low: low)
                }
                """)
    }

    @BuiltinList private static var bitCounts: [Builtin] {
        Builtin(
            source: """
                /// The bits as an unsigned word, without the sign's copies.
                var _word: UInt64 {
                    let word = UInt64(truncatingIfNeeded: self)
                    return Self.bitWidth == 64 ? word : word & ((1 << Self.bitWidth) - 1)
                }
                /// How many bits are 1.
                var nonzeroBitCount: Int { _bitCount(_word) }
                /// How many bits are 0 before the first 1.
                var leadingZeroBitCount: Int { _leadingZeros(_word) - (64 - Self.bitWidth) }
                /// How many bits are 0 after the last 1.
                var trailingZeroBitCount: Int {
                    self == 0 ? Self.bitWidth : _trailingZeros(_word)
                }
                """)
        Builtin(
            source: """
                /// The same bytes in the opposite order.
                var byteSwapped: Self {
                    Self(truncatingIfNeeded: _byteSwapped(_word) >> (64 - Self.bitWidth))
                }
                /// The value as big-endian machines keep it.
                var bigEndian: Self { byteSwapped }
                /// The value as little-endian machines keep it.
                var littleEndian: Self { self }
                init(bigEndian value: Self) { self = value.byteSwapped }
                init(littleEndian value: Self) { self = value }
                """)
        Builtin(
            source: """
                /// Shifts by the low bits of `rhs` only, so that no shift is too far.
                static func &<< <Other: BinaryInteger>(lhs: Self, rhs: Other) -> Self {
                    lhs << (Int(truncatingIfNeeded: rhs) & (Self.bitWidth - 1))
                }
                static func &>> <Other: BinaryInteger>(lhs: Self, rhs: Other) -> Self {
                    lhs >> (Int(truncatingIfNeeded: rhs) & (Self.bitWidth - 1))
                }
                static func &<<= <Other: BinaryInteger>(lhs: inout Self, rhs: Other) {
                    lhs = lhs &<< rhs
                }
                static func &>>= <Other: BinaryInteger>(lhs: inout Self, rhs: Other) {
                    lhs = lhs &>> rhs
                }
                """)
    }
}
