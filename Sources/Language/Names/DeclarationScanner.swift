/// Takes a text's declarations apart by its bytes, at a hundredth of what a parser takes for it.
///
/// The library is written by us and formatted, so a line begins with what it declares, and braces in
/// its string literals match.
struct DeclarationScanner {
    /// A declaration with the comments and attributes before it.
    struct Piece {
        /// Aliases are associated types, too.
        enum Kind { case type, alias, function, `extension`, other }

        /// Several for `case a, b`.
        var names: [String] = []
        var kind = Kind.other
        /// Its place in the text, in bytes.
        var range: Range<Int>
        /// Where its body begins.
        var brace: Int?
    }

    /// The type that an extension is of, and whether it adds conformances.
    struct Extension {
        var owner: String
        var addsConformance: Bool
    }

    /// The declarations at the outermost level of a text, or of a part of it.
    static func pieces(of text: String, in part: Range<Int>? = nil) -> [Piece] {
        scanning(text) { scanner in
            if let part { (scanner.place, scanner.end) = (part.lowerBound, part.upperBound) }
            return scanner.pieces()
        }
    }

    /// The name after `extension`, and whether a colon follows it before any `where`.
    static func extended(_ context: String) -> Extension {
        scanning(context) { scanner in
            while !scanner.isAtEnd, !scanner.isWord(scanner.nextWord(), "extension") {}
            scanner.skipSpaces()
            let owner = scanner.text(scanner.word { Self.isIdentifier($0) || $0 == Self.dot })
            while !scanner.isAtEnd {
                if scanner.current == UInt8(ascii: ":") {
                    return Extension(owner: owner, addsConformance: true)
                }
                if scanner.isWord(scanner.nextWord(), "where") { break }
            }
            return Extension(owner: owner, addsConformance: false)
        }
    }

    /// Names of types and type aliases, those aside that stand at the very beginning of their line,
    /// if `skipping` is 1.
    static func forEachTypeName(
        in text: String, skipping least: Int, _ body: (String) -> Void
    ) {
        scanning(text) { scanner in
            while !scanner.isAtEnd {
                let start = scanner.place
                scanner.skipSpaces()
                if scanner.place - start >= least, scanner.mayDeclareType,
                    let declared = scanner.declaredNames(),
                    declared.kind == .type || declared.kind == .alias
                {
                    body(declared.names[0])
                }
                scanner.skipLine()
                scanner.place += 1
            }
        }
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var place = 0
    var end: Int

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        end = bytes.count
    }

    private static func scanning<Result>(
        _ text: String, _ body: (inout DeclarationScanner) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = DeclarationScanner(bytes: bytes)
            return body(&scanner)
        }
    }

    // MARK: Lines

    private mutating func pieces() -> [Piece] {
        var result: [Piece] = []
        var piece: Piece?
        while !isAtEnd {
            skipSpaces()
            let start = place
            if current == Self.newline {
                place += 1
                continue
            }
            // What stands before a declaration belongs to it.
            let isComment = isComment
            let declared = isComment ? nil : declaredNames()
            let begins = isComment || declared != nil || bytes[start] == Self.at
            if begins, let known = piece, !known.names.isEmpty {
                result.append(known)
                piece = nil
            }
            var here = piece ?? Piece(range: start..<start)
            if let declared {
                here.names += declared.names
                here.kind = declared.kind
            }
            place = start
            if isComment {
                skipLine()
            } else {
                here.brace = skipDeclaration(from: here.range.lowerBound) ?? here.brace
            }
            here.range = here.range.lowerBound..<lastPlace
            piece = here
        }
        if let piece, !piece.names.isEmpty { result.append(piece) }
        return result
    }

    /// To the end of the line on which all that was opened on this one is closed; where a body began.
    ///
    /// A body that does not end on its first line ends on the next that begins with `}` as far right.
    private mutating func skipDeclaration(from start: Int) -> Int? {
        let indentation = start - lineStart(of: start)
        var (depth, parentheses) = (0, 0)
        var brace: Int?
        while !isAtEnd {
            switch bytes[place] {
            case UInt8(ascii: "{"):
                if depth == 0, parentheses == 0, brace == nil { brace = place }
                depth += 1
            case UInt8(ascii: "}"): depth -= 1
            // In a body, parentheses within texts need not match.
            case UInt8(ascii: "(") where depth == 0: parentheses += 1
            case UInt8(ascii: ")") where depth == 0: parentheses -= 1
            case Self.newline:
                place += 1
                if depth <= 0, parentheses <= 0 { return brace }
                if depth > 0 {
                    skipBody(indentation)
                    return brace
                }
                continue
            default: break
            }
            place += 1
        }
        return brace
    }

    /// Behind the line that ends a body.
    private mutating func skipBody(_ indentation: Int) {
        while !isAtEnd {
            let start = place
            skipSpaces()
            let isEnd = place - start == indentation && current == UInt8(ascii: "}")
            skipLine()
            place += 1
            if isEnd { return }
        }
    }

    /// What the line from here on declares, behind its attributes and modifiers.
    private mutating func declaredNames() -> (names: [String], kind: Piece.Kind)? {
        while true {
            skipSpaces()
            let isAttribute = current == Self.at
            if isAttribute { place += 1 }
            let word = word(Self.isIdentifier)
            if word.isEmpty { return nil }
            if !isAttribute {
                switch word.count {
                case 3 where isWord(word, "var") || isWord(word, "let"):
                    return name().map { ([$0], .other) }
                case 4 where isWord(word, "init"): return (["init"], .function)
                case 4 where isWord(word, "func"):
                    return (name() ?? operatorName()).map { ([$0], .function) }
                case 4 where isWord(word, "enum"): return name().map { ([$0], .type) }
                case 4 where isWord(word, "case"): return caseNames().map { ($0, .other) }
                case 5 where isWord(word, "class") && !isBeforeFunction:
                    return name().map { ([$0], .type) }
                case 6 where isWord(word, "struct"): return name().map { ([$0], .type) }
                case 8 where isWord(word, "protocol"): return name().map { ([$0], .type) }
                case 9 where isWord(word, "subscript"): return (["subscript"], .other)
                case 9 where isWord(word, "typealias"): return name().map { ([$0], .alias) }
                case 9 where isWord(word, "extension"): return name().map { ([$0], .extension) }
                case 14 where isWord(word, "associatedtype"):
                    return name().map { ([$0], .alias) }
                default: break
                }
            }
            skipArgument()
        }
    }

    /// Whether `func` or `var` follows: `class` is a modifier then.
    private var isBeforeFunction: Bool {
        var ahead = self
        ahead.skipSpaces()
        let word = ahead.word(Self.isIdentifier)
        return isWord(word, "func") || isWord(word, "var")
    }

    private mutating func name() -> String? {
        while current == UInt8(ascii: " ") || current == UInt8(ascii: "`") { place += 1 }
        let name = word(Self.isIdentifier)
        return name.isEmpty ? nil : text(name)
    }

    /// An operator; a generic clause follows it only after a space.
    private mutating func operatorName() -> String? {
        let name = word { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "(") }
        return name.isEmpty ? nil : text(name)
    }

    /// `a, b(Int), c`
    private mutating func caseNames() -> [String]? {
        var names: [String] = []
        while let name = name() {
            names.append(name)
            skipArgument()
            guard current == UInt8(ascii: ",") else { break }
            place += 1
        }
        return names.isEmpty ? nil : names
    }
}
