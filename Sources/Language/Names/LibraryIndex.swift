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
        // Declarations of one extension follow each other.
        var extended: (context: String, head: DeclarationScanner.Extension)?
        for (number, declaration) in declarations.enumerated() {
            guard let context = declaration.context else {
                for name in DeclarationScanner.names(in: declaration.text) {
                    if name.isExtension {
                        conformances[name.text, default: []].append(number)
                    } else {
                        topLevel[name.text, default: []].append(number)
                    }
                }
                continue
            }
            if context != extended?.context {
                extended = (context, DeclarationScanner.extended(context))
            }
            guard let head = extended?.head else { continue }
            if head.addsConformance { conformances[head.owner, default: []].append(number) }
            for name in DeclarationScanner.names(in: declaration.text) {
                members[head.owner, default: [:]][name.text, default: []].append(number)
            }
        }
    }

    var topLevelNames: [String] { Array(topLevel.keys) }
}
