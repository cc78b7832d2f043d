import Diagnostics

/// What people bring from Python, and what Swift calls it.
enum PythonHabits {
    private static let names = [
        "True": "true", "False": "false", "None": "nil", "len": "array.count", "str": "String(…)",
        "int": "Int(…)", "float": "Double(…) or Float(…)", "list": "Array(…)",
        "range": "0..<n or stride(from:to:by:)", "def": "func", "elif": "else if",
        "and": "&&", "or": "||", "not": "!", "self": "self inside a type's methods",
        "lambda": "{ x in … }", "isinstance": "x is T", "input": "readLine()",
        "dict": "[Key: Value]()", "tuple": "(a, b)", "xrange": "0..<n",
    ]

    static func hint(forName name: String) -> String? {
        names[name].map { "in Swift this is \($0)" }
    }

    /// Lines that begin with a Python word, in the order they are tried.
    private static let beginnings = [
        ("def ", "a function is written: func name(x: Int) -> Int { … }"),
        ("elif ", "write 'else if condition { … }'"),
        ("lambda ", "a function without a name is written: { x in … }"),
        ("from ", "no import is needed: tensors, layers and plots are built in"),
        ("with ", "a block is written: { … }"),
        ("except", "errors are caught with: do { try … } catch { … }"),
    ]

    /// `for i in range(10)` → `for i in 0..<10`
    private static func swiftLoop(_ head: Substring) -> String {
        guard let range = head.firstRange(of: "range("), head.last == ")" else {
            return String(head)
        }
        let bounds = head[range.upperBound...].dropLast().split(separator: ",").map {
            $0.drop { $0 == " " }
        }
        let start = head[..<range.lowerBound]
        switch bounds.count {
        case 1: return "\(start)0..<\(bounds[0])"
        case 2: return "\(start)\(bounds[0])..<\(bounds[1])"
        case 3: return "\(start)stride(from: \(bounds[0]), to: \(bounds[1]), by: \(bounds[2]))"
        default: return String(head)
        }
    }

    /// A parser's complaint about a line that looks like Python says how Swift writes it.
    static func explained(_ problem: Diagnostic, in file: SourceFile) -> Diagnostic {
        guard let range = problem.range else { return problem }
        let line = file.line(file.position(of: range.start).line)
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        var result = problem
        for (word, hint) in beginnings where trimmed.hasPrefix(word) {
            result.hint = hint
            return result
        }
        guard problem.hint == nil || problem.message.contains("expected") else { return problem }
        let blocks = ["for ", "while ", "if ", "else", "class "]
        if blocks.contains(where: { trimmed.hasPrefix($0) }),
            let colon = trimmed.lastIndex(of: ":"),
            !trimmed.contains("{")
        {
            let head = trimmed[..<colon]
            let body = trimmed[colon...].dropFirst().drop { $0 == " " }
            result.hint =
                "a block is written in braces: \(swiftLoop(head)) { \(body.isEmpty ? "…" : body) }"
        } else if trimmed.contains("f\"") || trimmed.contains("f'") {
            result.hint = "values go into a string with \\(…): \"x is \\(x)\""
        } else if trimmed.contains("'") {
            result.hint = "strings are written in double quotes: \"…\""
        } else if trimmed.hasPrefix("#") {
            result.hint = "a comment begins with //"
        }
        return result
    }
}
