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
                    init(format: String, _ arguments: CVarArg...)
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
    /// Of fewer than 64 bits, which a format sees as 32: a C function is given no less.
    case narrow(Int)
    case number(Double)
    case text(String)

    /// Reads the value behind `any`.
    init(_ existential: UInt64, in machine: Machine) throws {
        let object = Object(existential)
        let word = object.payload[0]
        switch object.type.pointee.kind {
        case .int: self = .integer(Int(truncatingIfNeeded: word))
        case .integer:
            switch object.type.pointee.width {
            case .uint64: self = .unsigned(word)
            default: self = .narrow(Int(truncatingIfNeeded: word))
            }
        case .double: self = .number(Double(bitPattern: word))
        case .float:
            self = .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: word))))
        default: self = .text(try machine.describe(existential: existential))
        }
    }

    /// The value of a `*`: a width or a number of places.
    func count() throws -> Int {
        switch self {
        case .integer(let count), .narrow(let count): return min(max(count, -10_000), 10_000)
        default:
            throw Failure(
                id: "format-mismatch", "'*' in a format needs a whole number, not \(typeName)")
        }
    }

    /// How the value's type is called in messages.
    var typeName: String {
        switch self {
        case .integer, .unsigned, .narrow: "a whole number"
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
    /// How many bits of a whole number it shows: `%d` 32, as in C, `%ld` all of them.
    var bits = 32
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
        while true {
            if take("h") {
                bits /= 2
            } else if take("l") || take("q") || take("z") || take("t") || take("j") {
                bits = 64
            } else {
                break
            }
        }
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
        case .integer(let value):
            if let text = shown(UInt64(bitPattern: Int64(value)), value) { return text }
        case .unsigned(let value): if let text = shown(value, value) { return text }
        case .narrow(let value):
            let word = UInt64(UInt32(truncatingIfNeeded: value))
            if let text = shown(word, value) { return text }
        case .number(let value): if let text = shown(value) { return text }
        case .text(let text):
            switch conversion {
            // Foundation pays no attention to the width of what `%@` shows.
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

    private func shown(_ word: UInt64, _ value: some BinaryInteger) -> String? {
        switch conversion {
        case UInt8(ascii: "d"), UInt8(ascii: "i"):
            let kept = Int64(bitPattern: word << (64 - bits)) >> (64 - bits)
            if precision == nil, flags.isDisjoint(with: [.plus, .space]) {
                return padded(String(kept))
            }
            return formatted("lld", kept)
        case UInt8(ascii: "u"), UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"):
            let kept = (word << (64 - bits)) >> (64 - bits)
            return formatted("ll" + letter, kept)
        case UInt8(ascii: "c"):
            let unit = UnicodeScalar(UInt32(truncatingIfNeeded: word))
            return padded(unit.map { String($0) } ?? "\u{FFFD}")
        case UInt8(ascii: "@"): return String(value)
        default: return nil
        }
    }

    private func shown(_ value: Double) -> String? {
        switch conversion {
        case UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "E"),
            UInt8(ascii: "g"), UInt8(ascii: "G"), UInt8(ascii: "a"), UInt8(ascii: "A"):
            if conversion == UInt8(ascii: "f"), !flags.contains(.prefix),
                let text = FixedPoint.text(value.magnitude, places: precision ?? 6)
            {
                return padded(sign(value.sign == .minus) + text)
            }
            return formatted(letter, value)
        case UInt8(ascii: "@"): return value.description
        default: return nil
        }
    }

    /// The C library's text: Foundation's formatting rounds halves of the decimal text instead.
    private func formatted(_ letters: String, _ value: any CVarArg) -> String {
        var format = "%"
        if flags.contains(.left) { format += "-" }
        if flags.contains(.plus) { format += "+" }
        if flags.contains(.space) { format += " " }
        if flags.contains(.zeros) { format += "0" }
        if flags.contains(.prefix) { format += "#" }
        if let width { format += String(width) }
        if let precision { format += ".\(precision)" }
        format += letters
        // The longest is 1.8e308 with all its digits and 10,000 places.
        let room = 400 + max(width ?? 0, precision ?? 0)
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { buffer in
            let count = withVaList([value]) {
                vsnprintf(buffer.baseAddress, buffer.count, format, $0)
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
