/// `def name(x, n: int = 3) -> float` in Swift.
struct PythonSignature {
    /// The head of the function, without its brace.
    let swift: String

    /// - Parameters:
    ///   - head: the line without its colon.
    ///   - isMethod: whether it stands in a class.
    ///   - returnsValue: whether its body returns something.
    init?(_ head: String, isMethod: Bool, returnsValue: Bool) {
        guard head.hasPrefix("def "), let open = head.firstIndex(of: "("),
            let close = head.lastIndex(of: ")")
        else { return nil }
        let name = String(head[..<open].dropFirst(4)).trimmingSpaces
        let isForward = isMethod && ["forward", "call", "__call__"].contains(name)
        let given = Self.parts(head[head.index(after: open)..<close])
        var isStatic = isMethod
        var parameters: [String] = []
        for part in given {
            if ["self", "cls"].contains(part) {
                isStatic = false
            } else if part != "*" {
                parameters.append(Self.parameter(part, type: isForward ? "Tensor" : "Double"))
            }
        }
        let list = "(\(parameters.joined(separator: ", ")))"
        if name == "__init__" {
            swift = "init\(list)"
            return
        }
        var result = ""
        let after = head[close...].dropFirst()
        if let arrow = after.firstRange(of: "->") {
            let type = PythonType.swift(String(after[arrow.upperBound...]))
            result = type == "Void" ? "" : " -> \(type)"
        } else if returnsValue {
            result = isForward ? " -> Tensor" : " -> Double"
        }
        let modifier = isStatic && isMethod ? "static " : ""
        swift = "\(modifier)func \(isForward ? "callAsFunction" : name)\(list)\(result)"
    }

    private static let values = ["None": "nil", "True": "true", "False": "false"]

    private static func parameter(_ text: String, type unknown: String) -> String {
        if text.hasPrefix("**") { return "_ \(text.dropFirst(2)): [String: \(unknown)]" }
        if text.hasPrefix("*") { return "_ \(text.dropFirst()): \(unknown)..." }
        let sides = text.split(separator: "=", maxSplits: 1).map(\.trimmingSpaces)
        let parts = sides[0].split(separator: ":", maxSplits: 1).map(\.trimmingSpaces)
        let value = sides.count == 2 ? values[sides[1]] ?? sides[1] : nil
        var type = parts.count == 2 ? PythonType.swift(parts[1]) : unknown
        if parts.count < 2, let value { type = PythonType.ofLiteral(value) ?? unknown }
        if value == "nil", !type.hasSuffix("?") { type += "?" }
        // What has a default is named where it is given, as in Python.
        return value.map { "\(parts[0]): \(type) = \($0)" } ?? "_ \(parts[0]): \(type)"
    }

    /// The text between commas that stand in no brackets.
    static func parts(_ text: some StringProtocol) -> [String] {
        var result: [String] = []
        var current = ""
        var depth = 0
        for character in text {
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth -= 1 }
            if character == ",", depth == 0 {
                result.append(current.trimmingSpaces)
                current = ""
            } else {
                current.append(character)
            }
        }
        result.append(current.trimmingSpaces)
        return result.filter { !$0.isEmpty }
    }
}

/// Python's names of types, and Swift's.
enum PythonType {
    private static let names = [
        "int": "Int", "float": "Double", "str": "String", "bool": "Bool", "None": "Void",
        "nil": "Void", "list": "[Double]", "dict": "[String: Double]", "set": "Set<Int>",
        "np.ndarray": "Tensor", "torch.Tensor": "Tensor", "object": "Any", "bytes": "[UInt8]",
    ]

    static func swift(_ text: String) -> String {
        let text = text.trimmingSpaces
        if let name = names[text] { return name }
        for empty in [" | None", " | nil"] where text.hasSuffix(empty) {
            return swift(String(text.dropLast(empty.count))) + "?"
        }
        guard let open = text.firstIndex(of: "["), text.last == "]" else { return text }
        let arguments = PythonSignature.parts(text[open...].dropFirst().dropLast()).map(swift)
        switch text[..<open].lowercased() {
        case "list", "sequence", "iterable": return "[\(arguments.joined(separator: ", "))]"
        case "dict": return "[\(arguments.joined(separator: ": "))]"
        case "optional": return "\(arguments.joined())?"
        case "tuple": return "(\(arguments.joined(separator: ", ")))"
        case "set": return "Set<\(arguments.joined())>"
        default: return text
        }
    }

    /// The type that a default value says by itself.
    static func ofLiteral(_ text: String) -> String? {
        if text == "true" || text == "false" { return "Bool" }
        if Int(text) != nil { return "Int" }
        if Double(text) != nil { return "Double" }
        if let first = text.unicodeScalars.first, (0xE000...0xEFFF).contains(first.value) {
            return "String"
        }
        return nil
    }
}
