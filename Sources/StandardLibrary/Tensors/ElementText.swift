import RichDisplay
import TensorEngine

/// Single elements of tensors as text.
enum ElementText {
    /// An element's value. Doubles hold every element exactly, but for Int64 beyond 2⁵³.
    enum Number {
        case floating(Double)
        case whole(Int64)
        case truth(Bool)
    }

    /// Element `place` of memory in row-major order.
    static func number(at place: Int, of bytes: UnsafeRawBufferPointer, _ dtype: DType) -> Number {
        let offset = place * dtype.size
        switch dtype {
        case .float32:
            return .floating(Double(bytes.loadUnaligned(fromByteOffset: offset, as: Float.self)))
        case .float64:
            return .floating(bytes.loadUnaligned(fromByteOffset: offset, as: Double.self))
        case .float16:
            let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
            return .floating(Double(halfPrecision: bits))
        case .bfloat16:
            // The upper half of a Float.
            let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
            return .floating(Double(Float(bitPattern: UInt32(bits) << 16)))
        case .int32:
            return .whole(Int64(bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
        case .int64: return .whole(bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self))
        case .uint8: return .whole(Int64(bytes[offset]))
        case .bool: return .truth(bytes[offset] != 0)
        }
    }

    /// The shortest text that tells the element from its neighbours.
    static func shortest(_ number: Number, _ dtype: DType) -> String {
        switch number {
        case .floating(let value):
            if dtype == .float64 { return value.description }
            // The narrow types are Floats with fewer digits.
            return Float(value).description
        case .whole(let value): return String(value)
        case .truth(let value): return String(value)
        }
    }

    /// All elements with as many decimals as the neediest of them, four at most; with exponents
    /// where some are very large or very small.
    static func aligned(_ numbers: [Number], _ dtype: DType) -> [String] {
        let values = numbers.compactMap { number -> Double? in
            guard case .floating(let value) = number else { return nil }
            return value
        }
        guard values.count == numbers.count, dtype.isFloating else {
            return numbers.map { shortest($0, dtype) }
        }
        let sizes = values.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
        let greatest = sizes.max() ?? 1
        // What is this much smaller than the largest is the rounding of a zero.
        let noise = greatest * (dtype == .float64 ? 1e-14 : 1e-7)
        let least = sizes.filter { $0 > noise }.min() ?? 1
        if greatest >= 1e7 || greatest < 1e-3 || (greatest < 1 && least < 1e-7) {
            return withExponents(values)
        }
        let decimals = values.filter(\.isFinite).map(neededDecimals).max() ?? 1
        return values.map { value in
            let text = NumberText.fixed(value, decimals: max(decimals, 1))
            return value.sign == .minus && value == 0 ? "-" + text : text
        }
    }

    /// All with exponents of two digits and as many decimals as the neediest of them, four at most:
    /// `-4.1390e-07`.
    private static func withExponents(_ values: [Double]) -> [String] {
        let parts = values.map { value in
            value.isFinite ? NumberText.scientific(value, decimals: 4) : nil
        }
        let decimals = parts.compactMap { $0 }.map { part in
            part.mantissa.reversed().drop { $0 == "0" }.prefix { $0 != "." }.count
        }
        let most = max(decimals.max() ?? 1, 1)
        return zip(values, parts).map { value, part in
            guard let part else { return NumberText.fixed(value, decimals: 1) }
            let size = String(part.exponent.magnitude)
            return part.mantissa.dropLast(4 - most) + (part.exponent < 0 ? "e-" : "e+")
                + (size.count < 2 ? "0" : "") + size
        }
    }

    /// Decimals after which nothing is left, four at most.
    private static func neededDecimals(_ value: Double) -> Int {
        var scaled = value.magnitude
        for decimals in 0..<4 {
            // Floats such as 0.1 are a little off.
            if (scaled - scaled.rounded()).magnitude < 1e-6 * max(1, scaled) { return decimals }
            scaled *= 10
        }
        return 4
    }
}

extension Double {
    /// The value of an IEEE 754 binary16 number: one sign bit, five exponent bits, ten of fraction.
    init(halfPrecision bits: UInt16) {
        let (exponent, fraction) = (Int(bits >> 10 & 0x1F), Double(bits & 0x3FF) / 1024)
        let size: Double
        switch exponent {
        case 0: size = fraction * 0x1p-14
        case 31: size = fraction == 0 ? .infinity : .nan
        default:
            size = Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
        }
        self = bits & 0x8000 == 0 ? size : -size
    }
}
