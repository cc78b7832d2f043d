import Bytecode

/// Finds the library's declarations by name without parsing them.
///
/// Start-up must not pay for the library, so each text is only scanned for the name it declares; the
/// parser sees it when a program first uses that name.
struct LibraryIndex {
    /// Texts at top level by the name they declare.
    private(set) var topLevel: [String: [Int]] = [:]
    /// Members in extensions, by extended type and then by name.
    private(set) var members: [String: [String: [Int]]] = [:]
    /// Extensions that add conformances, by extended type.
    private(set) var conformances: [String: [Int]] = [:]
    let declarations: [LibraryDeclaration]

    init(_ declarations: [LibraryDeclaration]) {
        self.declarations = declarations
        for (number, declaration) in declarations.enumerated() {
            guard let context = declaration.context else {
                for name in Self.declaredNames(declaration.text) {
                    if name.isExtension {
                        conformances[name.text, default: []].append(number)
                    } else {
                        topLevel[name.text, default: []].append(number)
                    }
                }
                continue
            }
            let (owner, addsConformance) = Self.extended(context)
            if addsConformance { conformances[owner, default: []].append(number) }
            for name in Self.declaredNames(declaration.text) {
                members[owner, default: [:]][name.text, default: []].append(number)
            }
        }
    }

    var topLevelNames: [String] { Array(topLevel.keys) }

    /// The name after `extension`, and whether a colon follows it before any `where`.
    static func extended(_ context: String) -> (owner: String, addsConformance: Bool) {
        var words = context[...]
        if let range = words.firstRange(of: "extension ") { words = words[range.upperBound...] }
        let owner = words.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        let rest = words.dropFirst(owner.count)
        let head = rest.firstRange(of: "where").map { rest[..<$0.lowerBound] } ?? rest
        return (String(owner), head.contains(":"))
    }

    struct DeclaredName {
        var text: String
        var isExtension = false
    }

    private static let keywords: Set<Substring> = [
        "func", "var", "let", "struct", "enum", "class", "protocol", "typealias", "associatedtype",
        "extension", "case",
    ]

    /// The names a text declares at its outermost level (several for `case a, b` or a source block).
    static func declaredNames(_ text: String) -> [DeclaredName] {
        var result: [DeclaredName] = []
        var depth = 0
        for line in text.split(separator: "\n") {
            let trimmed = line.drop { $0 == " " }
            if trimmed.hasPrefix("//") { continue }
            if depth == 0 { if let name = declaredName(inLine: trimmed) { result.append(name) } }
            for character in line.utf8 {
                if character == UInt8(ascii: "{") { depth += 1 }
                if character == UInt8(ascii: "}") { depth -= 1 }
            }
        }
        return result
    }

    private static func declaredName(inLine line: Substring) -> DeclaredName? {
        var rest = line
        while true {
            rest = rest.drop { $0 == " " }
            if rest.first == "@" {
                rest = withoutArgument(rest.dropFirst().drop(while: isIdentifier))
                continue
            }
            let word = rest.prefix(while: isIdentifier)
            if word.isEmpty { return nil }
            rest = rest.dropFirst(word.count)
            if word == "init" || word == "subscript" { return DeclaredName(text: String(word)) }
            let isModifier = word == "class" && rest.hasPrefix(" func ")
            if keywords.contains(word), !isModifier { return name(after: word, in: rest) }
            rest = withoutArgument(rest)
        }
    }

    /// What follows an attribute or modifier, behind its argument: `private(set)`.
    private static func withoutArgument(_ rest: Substring) -> Substring {
        rest.first == "(" ? rest.drop { $0 != ")" }.dropFirst() : rest
    }

    private static func name(after keyword: Substring, in rest: Substring) -> DeclaredName? {
        let start = rest.drop { $0 == " " || $0 == "`" }
        var name = start.prefix(while: isIdentifier)
        if keyword == "func", name.isEmpty {
            // An operator; a generic clause follows it only after a space.
            name = start.prefix { $0 != " " && $0 != "(" }
        }
        if name.isEmpty { return nil }
        return DeclaredName(text: String(name), isExtension: keyword == "extension")
    }

    private static func isIdentifier(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
