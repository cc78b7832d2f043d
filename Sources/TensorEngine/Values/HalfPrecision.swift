/// Numbers of two bytes: IEEE 754 binary16, and bfloat16, the upper half of a Float. Written out
/// because Swift's own Float16 is not there on every platform.
enum HalfPrecision {
    /// The value of a binary16 number: one sign bit, five exponent bits, ten of fraction.
    static func value(_ bits: UInt16) -> Double {
        let (exponent, fraction) = (Int(bits >> 10 & 0x1F), Double(bits & 0x3FF))
        let size: Double =
            switch exponent {
            case 0: fraction * 0x1p-24
            case 31: fraction == 0 ? .infinity : .nan
            default: Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
            }
        return bits & 0x8000 == 0 ? size : -size
    }

    /// The nearest binary16 number, ties to even.
    static func float16(_ value: Double) -> UInt16 {
        let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
        if value.isNaN { return sign | 0x7E00 }
        let size = value.magnitude
        // From 65,520 on, half a step above the largest number, rounding gives infinity.
        if size >= 65520 { return sign | 0x7C00 }
        // Below the smallest normal number steps are 2⁻²⁴; above, 2¹⁰ steps to each power of two.
        if size < 0x1p-14 { return sign | UInt16((size * 0x1p24).rounded(.toNearestOrEven)) }
        let exponent = Int(size.exponent)
        let steps = (size.significand * 1024).rounded(.toNearestOrEven)
        // A carry into the next power of two is right: its fraction is zero.
        return sign | UInt16((exponent + 14) * 1024 + Int(steps))
    }

    /// The nearest bfloat16 number, ties to even.
    static func bfloat16(_ value: Float) -> UInt16 {
        if value.isNaN { return 0x7FC0 }
        let bits = value.bitPattern
        let rounding = 0x7FFF + (bits >> 16 & 1)
        return UInt16((bits &+ rounding) >> 16)
    }
}
