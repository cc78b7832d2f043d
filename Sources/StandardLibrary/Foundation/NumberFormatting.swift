import VirtualMachine

extension CoreLibrary {
    static let numberFormatting = [
        LibraryGroup("extension BinaryInteger") {
            Builtin(
                source: """
                    /// The number with its digits in groups of three: "1,234,567".
                    func formatted() -> String { _grouped(description) }
                    """)
        },
        numbersWithFraction("Double"), numbersWithFraction("Float"),
        LibraryGroup {
            Builtin("func _grouped(_ number: String) -> String") { (number: String) in
                GroupedNumber.text(number)
            }
        },
    ]

    private static func numbersWithFraction(_ type: String) -> LibraryGroup {
        LibraryGroup("extension \(type)") {
            Builtin(
                source: """
                    /// The number with its digits in groups of three and at most six places behind
                    /// the point: "1,234.5".
                    func formatted() -> String { _grouped(Double(self).debugDescription) }
                    """)
        }
    }
}

/// Numbers as people of the United States write them, which is what Foundation does where nobody says
/// otherwise.
enum GroupedNumber {
    private static let mostPlaces = 6

    /// - Parameter number: as `debugDescription` writes it.
    static func text(_ number: String) -> String {
        let sign = number.hasPrefix("-") ? "-" : ""
        let magnitude = number.dropFirst(sign.count)
        if magnitude == "nan" { return sign + "NaN" }
        if magnitude == "inf" { return sign + "∞" }
        let parts = magnitude.split(separator: "e")
        let exponent = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        let written = parts[0].split(separator: ".")
        var digits = written.joined().compactMap(\.wholeNumberValue)
        var point = written[0].count + exponent
        if point < 0 {
            digits.insert(contentsOf: repeatElement(0, count: -point), at: 0)
            point = 0
        }
        if digits.count < point {
            digits += repeatElement(0, count: point - digits.count)
        }
        point += round(&digits, to: point + mostPlaces)
        while digits.count > point, digits.last == 0 { digits.removeLast() }
        let whole = digits[..<point].drop { $0 == 0 }
        var result = sign + (whole.isEmpty ? "0" : "")
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { result += "," }
            result += String(digit)
        }
        let fraction = digits[point...]
        return fraction.isEmpty ? result : result + "." + fraction.map(String.init).joined()
    }

    /// Keeps the first `count` digits, halves going to the even digit; 1 if that takes a digit more.
    private static func round(_ digits: inout [Int], to count: Int) -> Int {
        guard digits.count > count else { return 0 }
        let next = digits[count]
        let isMore = digits[(count + 1)...].contains { $0 != 0 }
        let isOdd = count > 0 && digits[count - 1] % 2 == 1
        digits.removeSubrange(count...)
        guard next > 5 || next == 5 && (isMore || isOdd) else { return 0 }
        var index = count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 {
            digits[index] += 1
            return 0
        }
        digits.insert(1, at: 0)
        return 1
    }
}
