import Diagnostics
import SwiftParser
import SwiftSyntax

/// The library's declarations, read as they are needed.
extension Environment {
    /// What the library declares at top level by this name.
    func libraryDeclarations(_ name: String) -> [Declaration] {
        if let known = loadedTopLevel[name] { return known }
        guard let entries = index.topLevel[name] else { return [] }
        loadedTopLevel[name] = []
        readingLibrary { for entry in entries { read(entry) } }
        return loadedTopLevel[name] ?? []
    }

    private func read(_ entry: LibraryIndex.Entry) {
        let file = file(of: entry)
        let reader = reader(of: file, entry.number)
        if entry.piece.kind == .type, readHead(of: entry, reader) { return }
        let tree = folded(Parser.parse(source: head(of: entry, reader)), file)
        let declarations = reader.readTopLevel(tree) { nominal in
            self.loadedTopLevel[nominal.name, default: []].append(nominal)
        }
        for declaration in declarations where !(declaration is Nominal) {
            loadedTopLevel[declaration.name, default: []].append(declaration)
        }
    }

    /// Reads the words before a type's brace; the rest follows when something asks for its members.
    /// False for a type that has others in it, which must be known at once.
    private func readHead(of entry: LibraryIndex.Entry, _ reader: DeclarationReader) -> Bool {
        let text = reader.file.text
        guard let brace = entry.piece.brace.map({ $0 - entry.piece.range.lowerBound }) else {
            return false
        }
        let pieces = DeclarationScanner.pieces(of: text, in: brace + 1..<text.utf8.count)
        if pieces.contains(where: { $0.kind == .type }) { return false }
        let head = text.utf8.prefix(brace + 1)
        guard
            let syntax = Parser.parse(source: "\(Substring(head))}").statements.first?.item.as(
                DeclSyntax.self),
            let nominal = reader.readNominalHead(syntax, outer: nil, in: universe)
        else { return false }
        nominal.wholeRange = SourceRange(
            file: reader.file, start: nominal.wholeRange.start, end: text.utf8.count)
        loadedTopLevel[nominal.name, default: []].append(nominal)
        reader.readNominalBody(nominal, syntax, in: universe) { [unowned self] in
            folded(Parser.parse(source: text), reader.file).statements.first?.item.as(
                DeclSyntax.self)
        }
        if nominal.kind == .protocolType { nominal.unreadNames = Set(pieces.flatMap(\.names)) }
        return true
    }

    /// Members of a type written in it or in extensions, without those of its protocols. With an
    /// empty name: reads all that is written in the type itself.
    func ownMembers(of nominal: Nominal, named name: String) -> [Declaration] {
        if let known = nominal.settledMembers[name] { return known }
        if nominal.completion != nil,
            nominal.unreadNames.isEmpty || name.isEmpty || nominal.unreadNames.contains(name)
        {
            complete(nominal)
        }
        // A user's type may have the name of one the library extends.
        if nominal.isLibrary, nominal.outer == nil, !name.isEmpty,
            nominal.readNames.insert(name).inserted,
            let entries = index.members(of: nominal.name)[name]
        {
            readingLibrary { for entry in entries { read(entry, memberOf: nominal) } }
        }
        let found = nominal.members[name] ?? []
        nominal.settledMembers[name] = found
        return found
    }

    private func read(_ entry: LibraryIndex.Entry, memberOf nominal: Nominal) {
        guard let words = entry.context, let context = context(words, entry.number) else { return }
        let file = file(of: entry)
        let reader = reader(of: file, entry.number)
        var parser = Parser(head(of: entry, reader))
        let members = folded(MemberBlockItemListSyntax.parse(from: &parser), file)
        reader.readMembers(members, in: context)
    }

    /// The text of a declaration; of a function, whose body is read when it is checked, what stands
    /// before it.
    private func head(of entry: LibraryIndex.Entry, _ reader: DeclarationReader) -> String {
        let file = reader.file
        guard entry.piece.kind == .function, let brace = entry.piece.brace else { return file.text }
        reader.unreadBody = { [unowned self] in
            var parser = Parser(file.text)
            let members = folded(MemberBlockItemListSyntax.parse(from: &parser), file)
            let declaration = members.first?.decl
            return declaration?.as(FunctionDeclSyntax.self)?.body?.statements
                ?? declaration?.as(InitializerDeclSyntax.self)?.body?.statements
        }
        return "\(Substring(file.text.utf8.prefix(brace + 1 - entry.piece.range.lowerBound)))}"
    }

    /// Reads what a type inherits, and its own members.
    func complete(_ nominal: Nominal) {
        guard let completion = nominal.completion else { return }
        nominal.completion = nil
        refine(nominal)
        reading(nominal.file, completion)
    }

    private func refine(_ nominal: Nominal) {
        guard let refinement = nominal.refinement else { return }
        nominal.refinement = nil
        reading(nominal.file, refinement)
    }

    /// Direct conformances, those of library extensions included.
    func directConformances(of nominal: Nominal) -> [Conformance] {
        if nominal.completion != nil {
            if nominal.unreadNames.isEmpty { complete(nominal) } else { refine(nominal) }
        }
        if nominal.isLibrary, !nominal.hasReadExtensions, nominal.outer == nil {
            nominal.hasReadExtensions = true
            readingLibrary {
                for extended in index.conformances(of: nominal.name) {
                    guard let context = context(extended.context, extended.number) else { continue }
                    reader(of: context.file, extended.number).readConformances(in: context)
                }
            }
        }
        return nominal.conformances
    }

    /// An alias written in a type, in an extension of it, or in a protocol.
    func typeAlias(_ name: String, of nominal: Nominal) -> Type? {
        _ = ownMembers(of: nominal, named: name)
        return nominal.typeAliases[name]
    }

    /// What a protocol asks of an associated type of its own; nil where it has none of this name.
    func associatedType(_ name: String, of target: Nominal) -> [Nominal]? {
        _ = ownMembers(of: target, named: name)
        return target.associatedTypes[name]
    }

    /// Whether a type of this name can lie in a type of the library, or be an alias there. Most names
    /// of types cannot, and need not be looked for in all that the type conforms to.
    func mayLie(_ name: String, in nominal: Nominal) -> Bool {
        !nominal.isLibrary || index.innerTypeNames.contains(name) || innerTypeNames.contains(name)
    }

    // MARK: Texts

    /// An extension by the words before its brace.
    private func context(_ words: String, _ number: Int) -> ExtensionContext? {
        if let known = libraryContexts[words] { return known }
        let file = SourceFile(
            name: index.declarations[number].origin, text: words + " {}", origin: .library)
        let syntax = Parser.parse(source: file.text).statements.first?.item.as(
            ExtensionDeclSyntax.self)
        let context = syntax.flatMap { reader(of: file, number).context(of: $0) }
        libraryContexts[words] = .some(context)
        return context
    }

    private func file(of entry: LibraryIndex.Entry) -> SourceFile {
        SourceFile(
            name: index.declarations[entry.number].origin, text: index.text(of: entry),
            origin: .library)
    }

    private func reader(of file: SourceFile, _ number: Int) -> DeclarationReader {
        DeclarationReader(
            environment: self, file: file, scope: universe,
            implementation: index.declarations[number].implementation)
    }

    private func folded<Tree: SyntaxProtocol>(_ tree: Tree, _ file: SourceFile) -> Tree {
        let (tree, diagnostics) = ParsedSource.folded(tree, of: file, operators)
        problems += diagnostics
        return tree
    }

    /// The library means the same wherever it is first used; and what is found out while part of it is
    /// being read may not be all.
    private func readingLibrary(_ read: () -> Void) {
        let assumed = conformances.leaveAssumptions()
        lookups.pause()
        read()
        lookups.resume()
        conformances.resumeAssumptions(assumed)
    }

    private func reading(_ file: SourceFile, _ read: () -> Void) {
        if file.origin == .library { return readingLibrary(read) }
        lookups.pause()
        read()
        lookups.resume()
    }
}
