// Covers: string-interpolation, literal-protocols
// Types of one's own that texts with values in them can be, which collect the parts in their own way.
struct Log: ExpressibleByStringInterpolation {
    struct StringInterpolation: StringInterpolationProtocol {
        var parts: [String] = []
        let count: Int
        init(literalCapacity: Int, interpolationCount: Int) {
            parts.append("capacity \(literalCapacity)")
            count = interpolationCount
        }
        mutating func appendLiteral(_ text: String) { parts.append("<\(text)>") }
        mutating func appendInterpolation(_ text: String) { parts.append("text \(text)") }
        mutating func appendInterpolation(_ number: Int, width: Int = 2) {
            parts.append("number \(number), \(width) wide")
        }
        mutating func appendInterpolation(if condition: Bool, _ text: @autoclosure () -> String) {
            if condition { parts.append(text()) }
        }
    }
    let text: String
    init(stringLiteral value: String) { text = value }
    init(stringInterpolation parts: StringInterpolation) {
        text = parts.parts.joined(separator: " ") + " # \(parts.count)"
    }
}
let x = 4
let plain: Log = "plain"
let one: Log = "\(x)"
let many: Log = "\(x) and \("s")\(if: x > 2, "yes")\(if: x > 9, "no") \(x, width: 5)é"
print(plain.text, one.text, many.text, separator: "\n")
func show(_ log: Log?) -> String { log?.text ?? "none" }
func made() -> Log { "made of \(x)" }
func level(_ log: Log) -> String { "log " + log.text }
func level(_ number: Int) -> String { "number \(number)" }
print(show("given \(1)"), made().text, level("one of two \(x)"), level(3), separator: "\n")
let list: [Log] = ["q", "\(x)z"]
print(list.map { $0.text }, ("\(x)" as Log).text, "a String as ever: \(x)")

struct Query: ExpressibleByStringInterpolation {
    final class StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var values: [Any] = []
        required init(literalCapacity: Int, interpolationCount: Int) {}
        func appendLiteral(_ literal: String) { text += literal }
        func appendInterpolation(_ value: Any) { text += "?"; values.append(value) }
    }
    let text: String
    let values: [Any]
    init(stringLiteral value: String) { (text, values) = (value, []) }
    init(stringInterpolation parts: StringInterpolation) { (text, values) = (parts.text, parts.values) }
}
let query: Query = "id = \(3) AND name = \("x")"
print(query.text, query.values)

// One that leaves the collecting to the library.
struct Html: ExpressibleByStringInterpolation {
    let text: String
    init(stringLiteral value: String) { text = "<p>\(value)</p>" }
}
let page: Html = "row \(x)"
print(page.text)
