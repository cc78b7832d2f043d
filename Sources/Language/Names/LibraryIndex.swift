import Bytecode

/// Finds the library's declarations by name without parsing them.
///
/// Start-up must not pay for the library, so its texts are only scanned for what they declare: those
/// at top level at once, those of extensions when something first asks for a member of the type. The
/// parser sees a declaration, by itself, when a program first uses its name.
final class LibraryIndex {
    /// A declaration within one of the texts.
    struct Entry {
        /// Of the text.
        let number: Int
        /// What it extends, as written before the brace: `extension Array where Element: Comparable`.
        let context: String?
        let piece: DeclarationScanner.Piece
    }

    /// Extensions with the same words before the brace, one after another.
    struct Extension {
        let context: String
        let addsConformance: Bool
        /// The texts that lie in it; where in the text, if it is written out there.
        fileprivate var bodies: [(number: Int, part: Range<Int>?)]
        /// The first of them.
        var number: Int { bodies[0].number }
    }

    let declarations: [LibraryDeclaration]
    private(set) var topLevel: [String: [Entry]] = [:]
    private var extensions: [String: [Extension]] = [:]
    private var scanned: [String: [String: [Entry]]] = [:]

    init(_ declarations: [LibraryDeclaration]) {
        self.declarations = declarations
        var head: (context: String, owner: DeclarationScanner.Extension)?
        for (number, declaration) in declarations.enumerated() {
            guard let context = declaration.context else {
                indexTopLevel(declaration.text, number)
                head = nil
                continue
            }
            if context == head?.context, let owner = head?.owner.owner,
                let last = extensions[owner]?.indices.last
            {
                extensions[owner]?[last].bodies.append((number, nil))
                continue
            }
            let extended = DeclarationScanner.extended(context)
            head = (context, extended)
            add(extended, context, number, nil)
        }
    }

    private func indexTopLevel(_ text: String, _ number: Int) {
        for piece in DeclarationScanner.pieces(of: text) {
            if piece.kind == .extension, let brace = piece.brace {
                let context = Self.part(of: text, piece.range.lowerBound..<brace)
                add(
                    DeclarationScanner.extended(context), context, number,
                    brace + 1..<Self.closingBrace(of: piece, in: text))
            } else {
                let entry = Entry(number: number, context: nil, piece: piece)
                for name in piece.names { topLevel[name, default: []].append(entry) }
            }
        }
    }

    private func add(
        _ extended: DeclarationScanner.Extension, _ context: String, _ number: Int,
        _ part: Range<Int>?
    ) {
        extensions[extended.owner, default: []].append(
            Extension(
                context: context, addsConformance: extended.addsConformance,
                bodies: [(number, part)]))
    }

    var topLevelNames: [String] { Array(topLevel.keys) }

    /// Extensions that add conformances to a type.
    func conformances(of owner: String) -> [Extension] {
        extensions[owner]?.filter(\.addsConformance) ?? []
    }

    /// Members that extensions add to a type.
    func members(of owner: String) -> [String: [Entry]] {
        if let known = scanned[owner] { return known }
        var result: [String: [Entry]] = [:]
        for extended in extensions[owner] ?? [] {
            for (number, part) in extended.bodies {
                for piece in DeclarationScanner.pieces(of: declarations[number].text, in: part) {
                    let entry = Entry(number: number, context: extended.context, piece: piece)
                    for name in piece.names { result[name, default: []].append(entry) }
                }
            }
        }
        scanned[owner] = result
        return result
    }

    /// What an entry declares, as written.
    func text(of entry: Entry) -> String {
        Self.part(of: declarations[entry.number].text, entry.piece.range)
    }

    /// Names of types that lie in types, and of associated types and aliases.
    private(set) lazy var innerTypeNames: Set<String> = {
        var names: Set<String> = []
        for declaration in declarations {
            let skipped = declaration.context == nil ? 1 : 0
            DeclarationScanner.forEachTypeName(in: declaration.text, skipping: skipped) {
                names.insert($0)
            }
        }
        return names
    }()

    private static func part(of text: String, _ range: Range<Int>) -> String {
        let bytes = text.utf8
        if range == 0..<bytes.count { return text }
        return String(
            text[
                bytes.index(
                    bytes.startIndex, offsetBy: range.lowerBound)..<bytes.index(
                        bytes.startIndex, offsetBy: range.upperBound)])
    }

    private static func closingBrace(of piece: DeclarationScanner.Piece, in text: String) -> Int {
        let bytes = text.utf8
        var place = piece.range.upperBound
        while place > piece.range.lowerBound {
            place -= 1
            if bytes[bytes.index(bytes.startIndex, offsetBy: place)] == UInt8(ascii: "}") { break }
        }
        return place
    }
}
