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
        var rest = format[...]
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
        while let percent = rest.firstIndex(of: "%") {
            result += rest[..<percent]
            rest = rest[rest.index(after: percent)...]
            var directive = FormatDirective(&rest)
            if directive.conversion == "%" {
                result += "%"
                continue
            }
            if directive.takesWidth { directive.setWidth(try argument().count()) }
            if directive.takesPrecision { directive.setPrecision(try argument().count()) }
            result += try directive.apply(to: try argument(at: directive.position))
        }
        return result + rest
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
    var flags = ""
    var width: Int?
    var precision: Int?
    var conversion: Character = "%"

    /// Reads what follows the percent sign.
    init(_ text: inout Substring) {
        let start = text
        position = Self.number(&text)
        if position != nil, text.first == "$" {
            text.removeFirst()
        } else {
            (position, text) = (nil, start)
        }
        while let first = text.first, "-+ 0#".contains(first) {
            flags.append(text.removeFirst())
        }
        takesWidth = Self.star(&text)
        if !takesWidth { width = Self.number(&text) }
        if text.first == "." {
            text.removeFirst()
            takesPrecision = Self.star(&text)
            if !takesPrecision { precision = Self.number(&text) ?? 0 }
        }
        // Lengths (`%ld`, `%lld`) say nothing here: every integer has 64 bits.
        while let first = text.first, "lhqzt".contains(first) { text.removeFirst() }
        if let first = text.popFirst() { conversion = first }
    }

    private static func star(_ text: inout Substring) -> Bool {
        guard text.first == "*" else { return false }
        text.removeFirst()
        return true
    }

    /// A negative width puts the value to the left.
    mutating func setWidth(_ width: Int) {
        if width < 0 { flags += "-" }
        self.width = abs(width)
    }

    /// A negative precision is none.
    mutating func setPrecision(_ precision: Int) {
        self.precision = precision < 0 ? nil : precision
    }

    private static func number(_ text: inout Substring) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        text = text.dropFirst(digits.count)
        return Int(digits).map { min($0, 10_000) }
    }

    func apply(to argument: FormatArgument) throws -> String {
        switch (conversion, argument) {
        case ("d", .integer(let value)), ("i", .integer(let value)):
            return padded(sign(value < 0) + digits(String(value.magnitude)))
        case ("d", .unsigned(let value)), ("u", .unsigned(let value)):
            return padded(sign(false) + digits(String(value)))
        case ("u", .integer(let value)):
            return padded(digits(String(UInt64(bitPattern: Int64(value)))))
        case ("x", .integer(let value)): return padded(radix(UInt64(bitPattern: Int64(value)), 16))
        case ("X", .integer(let value)):
            return padded(radix(UInt64(bitPattern: Int64(value)), 16).uppercased())
        case ("o", .integer(let value)): return padded(radix(UInt64(bitPattern: Int64(value)), 8))
        case ("x", .unsigned(let value)): return padded(radix(value, 16))
        case ("c", .integer(let value)):
            return padded(UnicodeScalar(UInt32(clamping: value)).map { String($0) } ?? "\u{FFFD}")
        case ("f", .number(let value)), ("F", .number(let value)), ("e", .number(let value)),
            ("E", .number(let value)), ("g", .number(let value)), ("G", .number(let value)):
            let digits = precision.map { ".\($0)" } ?? ""
            let text = decimal(value.magnitude, "%\(digits)\(conversion)")
            return padded(sign(value.sign == .minus && !value.isNaN) + text)
        // Foundation pays no attention to the width of what `%@` shows.
        case ("@", .integer(let value)): return String(value)
        case ("@", .unsigned(let value)): return String(value)
        case ("@", .number(let value)): return value.description
        case ("@", .text(let text)): return text
        case ("s", .text(let text)):
            return padded(precision.map { String(text.prefix($0)) } ?? text)
        default:
            throw Failure(
                id: "format-mismatch", "%\(conversion) cannot show \(argument.typeName)",
                hint: "use %d for whole numbers, %f for floating-point numbers, %@ for the rest")
        }
    }

    /// The C library's digits: Foundation's formatting rounds halves of the decimal text instead.
    private func decimal(_ value: Double, _ format: String) -> String {
        withVaList([value]) { arguments in
            // The longest is 1.8e308 with all its digits and 10,000 places.
            var buffer = [CChar](repeating: 0, count: 400 + (precision ?? 6))
            let count = vsnprintf(&buffer, buffer.count, format, arguments)
            return String(
                decoding: buffer.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    private func sign(_ isNegative: Bool) -> String {
        isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
    }

    private func digits(_ text: String) -> String {
        String(repeating: "0", count: max(0, (precision ?? 0) - text.count)) + text
    }

    private func radix(_ value: UInt64, _ radix: Int) -> String {
        let prefix = flags.contains("#") ? (radix == 16 ? "0x" : "0") : ""
        return prefix + digits(String(value, radix: radix))
    }

    private func padded(_ text: String) -> String {
        let missing = max(0, (width ?? 0) - text.count)
        guard missing > 0 else { return text }
        if flags.contains("-") { return text + String(repeating: " ", count: missing) }
        guard flags.contains("0"), conversion != "s" else {
            return String(repeating: " ", count: missing) + text
        }
        let sign = text.prefix { "+- ".contains($0) }
        return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
    }
}
