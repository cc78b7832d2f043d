import Diagnostics
import Foundation
import VirtualMachine

extension CoreLibrary {
    static let textFormatting = [
        LibraryGroup("extension String") {
            Builtin(
                raw: """
                    /// Text from a template: `%d` for whole numbers, `%.2f` for numbers with two
                    /// places, `%@` for anything; numbers with a width where wanted (`%5d`).
                    ///
                    ///     String(format: "%.1f %%", 97.25)  // "97.2 %"
                    init(format: String, _ arguments: Any...)
                    """
            ) { call in
                let format: String = try call.argument()
                let values = call.object()
                var arguments: [FormatArgument] = []
                for index in 0..<values.arrayCount {
                    arguments.append(
                        try FormatArgument(values.elementSlots[index], in: call.machine))
                }
                try call.setResult(try formatted(format, arguments))
            }
        }
    ]

    /// Fills in a template's placeholders.
    static func formatted(_ format: String, _ arguments: [FormatArgument]) throws -> String {
        var result = ""
        var next = 0
        func argument(at position: Int? = nil) throws -> FormatArgument {
            let index = position.map { $0 - 1 } ?? next
            if position == nil { next += 1 }
            guard arguments.indices.contains(index) else {
                throw Failure(
                    id: "format-mismatch",
                    "\(format.debugDescription) needs more than \(arguments.count) values"
                )
            }
            return arguments[index]
        }
        var format = format
        return try format.withUTF8 { bytes in
            var place = 0
            while place < bytes.count {
                let start = place
                while place < bytes.count, bytes[place] != UInt8(ascii: "%") { place += 1 }
                if start < place {
                    result += String(decoding: bytes[start..<place], as: UTF8.self)
                }
                if place == bytes.count { break }
                place += 1
                var directive = FormatDirective(bytes, &place)
                if directive.conversion == UInt8(ascii: "%") {
                    result += "%"
                    continue
                }
                if directive.takesWidth { directive.setWidth(try argument().count()) }
                if directive.takesPrecision { directive.setPrecision(try argument().count()) }
                result += try directive.apply(to: try argument(at: directive.position))
            }
            return result
        }
    }
}

/// A value given to `String(format:)`.
enum FormatArgument {
    case integer(Int)
    case unsigned(UInt64)
    case number(Double)
    case text(String)

    /// Reads the value behind `any`.
    init(_ existential: UInt64, in machine: Machine) throws {
        let object = Object(existential)
        let word = object.payload[0]
        switch object.type.pointee.kind {
        case .int: self = .integer(Int(truncatingIfNeeded: word))
        case .integer:
            self =
                object.type.pointee.width == .uint64
                ? .unsigned(word) : .integer(Int(truncatingIfNeeded: word))
        case .double: self = .number(Double(bitPattern: word))
        case .float:
            self = .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word))))
        default: self = .text(try machine.describe(existential: existential))
        }
    }

    /// The value of a `*`: a width or a number of places.
    func count() throws -> Int {
        guard case .integer(let count) = self else {
            throw Failure(
                id: "format-mismatch", "'*' in a format needs a whole number, not \(typeName)")
        }
        return min(max(count, -10_000), 10_000)
    }

    /// How the value's type is called in messages.
    var typeName: String {
        switch self {
        case .integer, .unsigned: "a whole number"
        case .number: "a floating-point number"
        case .text: "text"
        }
    }
}

/// One placeholder of a format: `%-8.3f`.
private struct FormatDirective {
    /// Which of the values it shows, from 1: `%2$@`.
    var position: Int?
    /// Whether the width, or the precision, is one of the values: `%*d`, `%.*f`.
    var takesWidth = false
    var takesPrecision = false
    var flags: Flags = []
    var width: Int?
    var precision: Int?
    /// The letter; `%` also where the format ends before it.
    var conversion = UInt8(ascii: "%")
    /// The letter as it is, for messages.
    private var letter = "%"

    struct Flags: OptionSet {
        let rawValue: Int
        static let left = Flags(rawValue: 1)
        static let plus = Flags(rawValue: 2)
        static let space = Flags(rawValue: 4)
        static let zeros = Flags(rawValue: 8)
        static let prefix = Flags(rawValue: 16)

        init(rawValue: Int) { self.rawValue = rawValue }

        init?(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "-"): self = .left
            case UInt8(ascii: "+"): self = .plus
            case UInt8(ascii: " "): self = .space
            case UInt8(ascii: "0"): self = .zeros
            case UInt8(ascii: "#"): self = .prefix
            default: return nil
            }
        }
    }

    /// Reads what follows the percent sign.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
        func next() -> UInt8? { place < bytes.count ? bytes[place] : nil }
        func take(_ letter: Unicode.Scalar) -> Bool {
            guard next() == UInt8(ascii: letter) else { return false }
            place += 1
            return true
        }
        func number() -> Int? {
            var value: Int?
            while let digit = next(), digit &- UInt8(ascii: "0") < 10 {
                value = min((value ?? 0) * 10 + Int(digit - UInt8(ascii: "0")), 10_000)
                place += 1
            }
            return value
        }
        let start = place
        position = number()
        if position == nil || !take("$") { (position, place) = (nil, start) }
        while let flag = next().flatMap(Flags.init) {
            flags.insert(flag)
            place += 1
        }
        takesWidth = take("*")
        if !takesWidth { width = number() }
        if take(".") {
            takesPrecision = take("*")
            if !takesPrecision { precision = number() ?? 0 }
        }
        // Lengths (`%ld`, `%lld`) say nothing here: every integer has 64 bits.
        while take("l") || take("h") || take("q") || take("z") || take("t") {}
        guard let letter = next() else { return }
        conversion = letter
        guard letter >= 0x80 else {
            place += 1
            self.letter = String(UnicodeScalar(letter))
            return
        }
        self.letter = String(String(decoding: bytes[place...], as: UTF8.self).prefix(1))
        place += self.letter.utf8.count
    }

    /// A negative width puts the value to the left.
    mutating func setWidth(_ width: Int) {
        if width < 0 { flags.insert(.left) }
        self.width = abs(width)
    }

    /// A negative precision is none.
    mutating func setPrecision(_ precision: Int) {
        self.precision = precision < 0 ? nil : precision
    }

    func apply(to argument: FormatArgument) throws -> String {
        switch argument {
        case .integer(let value): if let text = shown(value) { return text }
        case .unsigned(let value): if let text = shown(value) { return text }
        case .number(let value): if let text = shown(value) { return text }
        case .text(let text):
            switch conversion {
            case UInt8(ascii: "@"): return text
            case UInt8(ascii: "s"):
                return padded(precision.map { String(text.prefix($0)) } ?? text)
            default: break
            }
        }
        throw Failure(
            id: "format-mismatch", "%\(letter) cannot show \(argument.typeName)",
            hint: "use %d for whole numbers, %f for floating-point numbers, %@ for the rest")
    }

    private func shown(_ value: Int) -> String? {
        let bits = UInt64(bitPattern: Int64(value))
        switch conversion {
        case UInt8(ascii: "d"), UInt8(ascii: "i"):
            return padded(sign(value < 0) + digits(String(value.magnitude)))
        case UInt8(ascii: "u"): return padded(digits(String(bits)))
        case UInt8(ascii: "x"): return padded(radix(bits, 16))
        case UInt8(ascii: "X"): return padded(radix(bits, 16).uppercased())
        case UInt8(ascii: "o"): return padded(radix(bits, 8))
        case UInt8(ascii: "c"):
            return padded(UnicodeScalar(UInt32(clamping: value)).map { String($0) } ?? "\u{FFFD}")
        // Foundation pays no attention to the width of what `%@` shows.
        case UInt8(ascii: "@"): return String(value)
        default: return nil
        }
    }

    private func shown(_ value: UInt64) -> String? {
        switch conversion {
        case UInt8(ascii: "d"), UInt8(ascii: "u"):
            return padded(sign(false) + digits(String(value)))
        case UInt8(ascii: "x"): return padded(radix(value, 16))
        case UInt8(ascii: "@"): return String(value)
        default: return nil
        }
    }

    private func shown(_ value: Double) -> String? {
        switch conversion {
        case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "E"),
            UInt8(ascii: "g"), UInt8(ascii: "G"):
            return padded(sign(value.sign == .minus && !value.isNaN) + decimal(value.magnitude))
        case UInt8(ascii: "@"): return value.description
        default: return nil
        }
    }

    /// The C library's digits: Foundation's formatting rounds halves of the decimal text instead.
    private func decimal(_ value: Double) -> String {
        let places = precision ?? 6
        if conversion == UInt8(ascii: "f"), let text = FixedPoint.text(value, places: places) {
            return text
        }
        // `%.*f`, on the stack.
        let format: (CChar, CChar, CChar, CChar, CChar) = (
            CChar(UInt8(ascii: "%")), CChar(UInt8(ascii: ".")), CChar(UInt8(ascii: "*")),
            CChar(bitPattern: conversion), 0
        )
        // The longest is 1.8e308 with all its digits and 10,000 places.
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400 + places) { buffer in
            let count = withUnsafeBytes(of: format) { format in
                withVaList([Int32(places), value]) { arguments in
                    vsnprintf(
                        buffer.baseAddress, buffer.count,
                        format.baseAddress!.assumingMemoryBound(to: CChar.self), arguments)
                }
            }
            return String(
                decoding: UnsafeRawBufferPointer(
                    rebasing: UnsafeRawBufferPointer(buffer)[..<Int(count)]),
                as: UTF8.self)
        }
    }

    private func sign(_ isNegative: Bool) -> String {
        isNegative ? "-" : flags.contains(.plus) ? "+" : flags.contains(.space) ? " " : ""
    }

    private func digits(_ text: String) -> String {
        let missing = (precision ?? 0) - text.utf8.count
        return missing > 0 ? String(repeating: "0", count: missing) + text : text
    }

    private func radix(_ value: UInt64, _ radix: Int) -> String {
        let prefix = flags.contains(.prefix) ? (radix == 16 ? "0x" : "0") : ""
        return prefix + digits(String(value, radix: radix))
    }

    private func padded(_ text: String) -> String {
        guard let width else { return text }
        // Of ASCII, which most of it is, bytes are characters.
        if text.utf8.count >= width, text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        let missing = max(0, width - text.count)
        guard missing > 0 else { return text }
        if flags.contains(.left) { return text + String(repeating: " ", count: missing) }
        guard flags.contains(.zeros), conversion != UInt8(ascii: "s") else {
            return String(repeating: " ", count: missing) + text
        }
        let sign = text.prefix { "+- ".contains($0) }
        return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
    }
}
