/// Numbers as people write them in figures, without a locale.
package enum NumberText {
    /// A number with a fixed count of decimals, rounded half away from zero.
    ///
    /// - Parameter trimmingZeros: leaves out zeros at the end of the decimals.
    package static func fixed(
        _ value: Double, decimals: Int, trimmingZeros: Bool = false
    ) -> String {
        guard value.isFinite else { return special(value) }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 1e17 else { return "\(value)" }
        let digits = String(Int(scaled))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        var text = String(padded.dropLast(decimals))
        var fraction = padded.suffix(decimals)
        if trimmingZeros { while fraction.last == "0" { fraction.removeLast() } }
        if !fraction.isEmpty { text += "." + fraction }
        return value < 0 && scaled != 0 ? "-" + text : text
    }

    /// A number with about `digits` significant digits, with an exponent where it is very large
    /// or very small: `0.04213`, `12.5`, `1.2e-7`.
    package static func short(_ value: Double, digits: Int = 4) -> String {
        guard value.isFinite else { return special(value) }
        guard value != 0 else { return "0" }
        let exponent = decimalExponent(of: value)
        guard exponent >= -4, exponent < 7 else {
            var mantissa = value.magnitude / power(of: exponent)
            var shown = exponent
            // Rounding may carry 9.99996 to 10.
            if mantissa >= 10 - 5 / power(of: digits) {
                mantissa = 1
                shown += 1
            }
            let text = fixed(mantissa, decimals: digits - 1, trimmingZeros: true)
            return "\(value < 0 ? "-" : "")\(text)e\(shown)"
        }
        return fixed(value, decimals: max(0, digits - 1 - exponent), trimmingZeros: true)
    }

    /// A finite number as one digit, `decimals` more, and the power of ten they are taken times.
    package static func scientific(
        _ value: Double, decimals: Int
    ) -> (mantissa: String, exponent: Int) {
        let sign = value.sign == .minus ? "-" : ""
        guard value != 0 else { return (sign + fixed(0, decimals: decimals), 0) }
        let exponent = decimalExponent(of: value)
        let text = fixed(value.magnitude / power(of: exponent), decimals: decimals)
        // Rounding may carry 9.99996 to 10.
        return text.hasPrefix("10")
            ? (sign + fixed(1, decimals: decimals), exponent + 1) : (sign + text, exponent)
    }

    /// A stretch of time in the largest unit that keeps it readable: `0.4 s`, `3 min 20 s`.
    package static func duration(seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "?" }
        if seconds < 9.95 { return fixed(seconds, decimals: 1) + " s" }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }

    /// The largest power of ten that is at most the magnitude of a number.
    static func decimalExponent(of value: Double) -> Int {
        var exponent = 0
        while power(of: exponent + 1) <= value.magnitude { exponent += 1 }
        while power(of: exponent) > value.magnitude, exponent > -330 { exponent -= 1 }
        return exponent
    }

    /// Ten to the `exponent`; exact up to 22, and close beyond.
    static func power(of exponent: Int) -> Double {
        var result = 1.0
        for _ in 0..<abs(exponent) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }

    private static func special(_ value: Double) -> String {
        value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    }
}
