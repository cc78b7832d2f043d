/// Numbers with a fixed count of decimal places, rounded as the C library rounds: exactly, halves to even.
///
/// What is behind the point is multiplied by ten again and again, as a whole number of 64 bits. The C
/// library comes to the same digits for numbers of any size, in several times the time.
enum FixedPoint {
    /// Nil for numbers that are negative, not finite, or have bits further behind the point.
    static func text(_ value: Double, places: Int) -> String? {
        guard value >= 0, value < 0x1p63, places <= 40 else { return nil }
        var whole = UInt64(value)
        // Both steps are exact.
        let scaled = (value - Double(whole)) * 0x1p64
        guard scaled.rounded(.down) == scaled else { return nil }
        var fraction = UInt64(scaled)
        // Room for 20 digits, the point, and the places.
        return String(unsafeUninitializedCapacity: 21 + places) { bytes in
            let zero = UInt8(ascii: "0")
            let start = 21
            for index in 0..<places {
                let (digit, rest) = fraction.multipliedFullWidth(by: 10)
                bytes[start + index] = zero + UInt8(digit)
                fraction = rest
            }
            let isOdd = places == 0 ? whole & 1 == 1 : bytes[start + places - 1] & 1 == 1
            if fraction > 1 << 63 || fraction == 1 << 63 && isOdd {
                var index = start + places - 1
                while index >= start, bytes[index] == zero + 9 {
                    bytes[index] = zero
                    index -= 1
                }
                if index >= start { bytes[index] += 1 } else { whole += 1 }
            }
            var first = start
            if places > 0 {
                first -= 1
                bytes[first] = UInt8(ascii: ".")
            }
            repeat {
                first -= 1
                bytes[first] = zero + UInt8(whole % 10)
                whole /= 10
            } while whole > 0
            let count = start + places - first
            for index in 0..<count { bytes[index] = bytes[first + index] }
            return count
        }
    }
}
