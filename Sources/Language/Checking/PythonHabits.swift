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

    /// A parser's complaint about a line that looks like Python says how Swift writes it.
    static func explained(_ problem: Diagnostic, in file: SourceFile) -> Diagnostic {
        guard let range = problem.range, problem.hint == nil || problem.message.contains("expected")
        else {
            return problem
        }
        let line = file.line(file.position(of: range.start).line)
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        var result = problem
        for (word, hint) in beginnings where trimmed.hasPrefix(word) {
            result.hint = hint
            return result
        }
        let blocks = ["for ", "while ", "if ", "else", "class "]
        if blocks.contains(where: { trimmed.hasPrefix($0) }), trimmed.last == ":" {
            result.hint = "a block is written in braces: \(trimmed.dropLast()) { … }"
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
