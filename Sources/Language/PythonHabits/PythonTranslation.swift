/// Lines that look like Python in Swift, and what was Python about them.
///
/// A line at a time, by the rows of `Habit.table`; blocks by their indentation. What comes out is what
/// the user most likely means, to be read by the user: nothing runs it.
struct PythonTranslation {
    /// A row with its pattern ready.
    struct Rule {
        let habit: Habit
        let pattern: HabitPattern
    }

    let rules: [Rule]
    /// The rows that matched, as indices.
    private(set) var used: Set<Int> = []
    /// What no row of the table says.
    private(set) var reasons: [String] = []
    /// Names that exist: assigning to others declares them.
    private var names: Set<String>

    init(rules: [Rule], names: Set<String> = []) {
        self.rules = rules
        self.names = names
    }

    /// Why the text is not Swift, the most telling reason first; nil if it may be.
    var reason: String? {
        reasons.first ?? used.min().map { rules[$0].habit.reason }
    }

    /// A statement without its indentation.
    mutating func line(_ line: String) -> String {
        var text = PythonText(line) { part in
            var inner = PythonTranslation(rules: rules)
            return inner.line(part)
        }
        if let documentation = text.documentation {
            reasons.append("documentation is a comment with '///' above what it is about")
            return "/// \(documentation)"
        }
        text.fillFormats()
        var code = rewritten(text.code)
        code = declared(code)
        // Said last: a comment is rarely what stopped the compiler.
        literalReasons += text.reasons
        return text.restored(code)
    }

    /// What was Python about literals and comments.
    private(set) var literalReasons: [String] = []

    private mutating func rewritten(_ code: String) -> String {
        var code = code
        // What one row makes, another may match: `len(range(3))`.
        for _ in 0..<6 {
            let before = code
            for index in rules.indices {
                let rule = rules[index]
                if let new = rule.pattern.replacing(in: code, with: rule.habit.swift) {
                    code = new
                    used.insert(index)
                }
            }
            if code == before { break }
        }
        // A comprehension that only filters.
        return code.replacing(#/\.map \{ (\w+) in (\w+) \}/#) { $0.1 == $0.2 ? "" : $0.0 }
    }

    /// `x: int = 3` → `var x: Int = 3`, `let x: List[int]` → `let x: [Int]`.
    private mutating func declared(_ code: String) -> String {
        guard let match = code.wholeMatch(of: #/(let |var |)(\w+)\s*:\s*([^={}]+?)\s*(=.*)?/#)
        else { return code }
        let (_, keyword, name, type, value) = match.output
        let swift = PythonType.swift(String(type))
        guard swift != type || (keyword.isEmpty && value != nil) else { return code }
        reasons.append("types begin with a capital letter, and an array's is [Element]")
        return
            "\(keyword.isEmpty ? "var " : keyword)\(name): \(swift)\(value.map { " \($0)" } ?? "")"
    }

    // MARK: Blocks

    /// Words that begin a block, and those that continue one.
    private static let heads = [
        "for", "while", "if", "elif", "else", "def", "class", "try", "except", "finally", "with",
        "func", "struct", "enum",
    ]
    private static let continuations = ["elif", "else", "except", "finally"]

    /// Whether a line begins a block in Python's way.
    static func isHead(_ line: some StringProtocol) -> Bool {
        guard let word = firstWord(line), heads.contains(word),
            !line.contains("{") || word == "def",
            let colon = colon(in: line)
        else { return false }
        // `struct A: P` has its brace on the next line, perhaps.
        let isDeclaration = ["func", "struct", "enum", "class"].contains(word)
        return !isDeclaration || line[colon...].dropFirst().allSatisfy(\.isWhitespace)
    }

    static func firstWord(_ line: some StringProtocol) -> String? {
        let word = line.drop { $0 == " " || $0 == "\t" }.prefix { $0.isLetter }
        return word.isEmpty ? nil : String(word)
    }

    static func continues(_ line: some StringProtocol) -> Bool {
        firstWord(line).map(continuations.contains) == true
    }

    static func indent(_ line: some StringProtocol) -> Int {
        line.prefix { $0 == " " || $0 == "\t" }.count
    }

    /// The colon that ends a block's head: the first outside brackets and quotes.
    private static func colon(in line: some StringProtocol) -> String.Index? {
        var depth = 0
        var quote: Character?
        for index in line.indices {
            let character = line[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if "([{".contains(character) {
                depth += 1
            } else if ")]}".contains(character) {
                depth -= 1
            } else if character == ":", depth == 0 {
                return index
            }
        }
        return nil
    }

    /// A block with its head and all that continues it, in braces.
    mutating func block(_ lines: [String]) -> [String] {
        var result: [String] = []
        var open: [Int] = []
        var isClass: [Bool] = []
        reasons.append("a block stands in braces, without ':'")
        for (number, line) in lines.enumerated() {
            let text = line.trimmingSpaces
            if text.isEmpty { continue }
            let indent = Self.indent(line)
            var closing = ""
            while let last = open.last, indent <= last {
                open.removeLast()
                isClass.removeLast()
                if indent == last, Self.continues(text) {
                    closing = "} "
                    break
                }
                result.append(String(repeating: " ", count: last) + "}")
            }
            let space = String(repeating: " ", count: indent)
            guard Self.isHead(text), let colon = Self.colon(in: text) else {
                let swift = self.line(assigned(text, within: lines[number...]))
                if !swift.isEmpty { result.append(space + swift) }
                continue
            }
            let returns = lines[number...].contains { $0.contains("return ") }
            let (head, first) = self.head(
                String(text[..<colon]), isMethod: isClass.last == true, returnsValue: returns)
            let inline = String(text[colon...].dropFirst()).trimmingSpaces
            if inline.isEmpty || inline.hasPrefix("#") {
                result.append("\(space)\(closing)\(head) {")
                if let first { result.append("\(space)    \(first)") }
                open.append(indent)
                isClass.append(Self.firstWord(text) == "class")
            } else {
                result.append("\(space)\(closing)\(head) { \(self.line(inline)) }")
            }
        }
        while let last = open.popLast() {
            result.append(String(repeating: " ", count: last) + "}")
        }
        return result
    }

    /// The first assignment to a name declares it.
    private mutating func assigned(_ line: String, within lines: ArraySlice<String>) -> String {
        guard let match = line.firstMatch(of: #/^([A-Za-z_]\w*)\s*=[^=]/#),
            names.insert(String(match.1)).inserted
        else { return line }
        let again = lines.dropFirst().contains {
            $0.trimmingSpaces.firstMatch(of: #/^([A-Za-z_]\w*)(\[.*\])?\s*[-+*\/]?=[^=]/#)?.1
                == match.1
        }
        return (again ? "var " : "let ") + line
    }

    /// The head in Swift, and what has to stand first in the block.
    private mutating func head(_ text: String, isMethod: Bool, returnsValue: Bool)
        -> (String, first: String?)
    {
        let word = Self.firstWord(text) ?? ""
        let rest = String(text.dropFirst(word.count)).trimmingSpaces
        switch word {
        case "def":
            reasons.insert("a function begins with 'func', and its parameters have types", at: 0)
            let clean = PythonText(text) { $0 }
            let signature = PythonSignature(
                clean.code, isMethod: isMethod, returnsValue: returnsValue)
            return (clean.restored(signature?.swift ?? clean.code), nil)
        case "class":
            reasons.insert("a type is a 'struct' or a 'class', in braces", at: 0)
            return (classHead(rest), nil)
        case "try", "except", "finally":
            reasons.insert("errors are caught with 'do { try … } catch { … }'", at: 0)
            if word == "try" { return ("do", nil) }
            if word == "finally" { return ("defer", nil) }
            let name = rest.firstMatch(of: #/\bas\s+(\w+)$/#)?.1
            return (name.map { "catch let \($0)" } ?? "catch", nil)
        case "with":
            reasons.insert("what 'with' does needs no block of its own", at: 0)
            guard let match = rest.firstMatch(of: #/^(.*)\s+as\s+(\w+)$/#) else {
                return ("do", nil)
            }
            names.insert(String(match.2))
            return ("do", "let \(match.2) = \(line(String(match.1)))")
        case "if" where rest.hasPrefix("__name__"):
            reasons.insert("a program runs from its first line: '__name__' is not needed", at: 0)
            return ("do", nil)
        case "elif": return (line("else if \(rest)"), nil)
        default: return (line(text), nil)
        }
    }

    /// `Net(nn.Module)` → `struct Net: Layer`
    private func classHead(_ text: String) -> String {
        guard let open = text.firstIndex(of: "(") else { return "struct \(text)" }
        let name = text[..<open]
        let base = String(text[open...].dropFirst().prefix { $0 != ")" })
        switch base {
        case "", "object": return "struct \(name)"
        case "nn.Module", "Module", "keras.Model", "Model", "torch.nn.Module":
            return "struct \(name): Layer"
        case "Exception", "ValueError": return "struct \(name): Error"
        default: return "class \(name): \(base)"
        }
    }
}
