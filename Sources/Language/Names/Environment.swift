import Bytecode
import Diagnostics
import SwiftOperators
import SwiftParser
import SwiftSyntax

/// All that is declared: the library, read as it is needed, and what cells have added.
final class Environment {
    let index: LibraryIndex
    /// Names of the library.
    private(set) var universe: Scope!
    /// Names that cells declared; a later declaration shadows an earlier one.
    private(set) var cells: Scope!
    /// Values of cells, behind the names that cells declared.
    private(set) var results: CellResults!
    /// What the cell at hand has cost so far.
    var effort = Effort()
    /// Whether the user asked to stop.
    var isInterrupted: () -> Bool = { false }
    /// Where somebody wants to know what the checker knows.
    var probe: NameProbe?
    /// Names that the session had before the kernel was started again, and does not have yet.
    var namesBeforeRestart: Set<String> = []
    var operators = OperatorTable.standardOperators
    private(set) var conformances: Conformances!
    private(set) var solver: Solver!
    /// Problems found since the last cell began.
    var problems: [Diagnostic] = []
    /// Suppressed while an overload is tried.
    var isSpeculating = false
    /// Types that the cell at hand extends.
    var extended: [Nominal] = []

    private var loadedTopLevel: [String: [Declaration]] = [:]
    private var libraryFiles: [Int: SourceFile] = [:]
    var requirementCount = 0
    /// Whether any function returns `some P`.
    var hasOpaqueResults = false

    init(library: [LibraryDeclaration]) {
        index = LibraryIndex(library)
        universe = Scope(parent: nil, fallback: { [unowned self] in self.libraryDeclarations($0) })
        results = CellResults(parent: universe)
        cells = Scope(parent: results.scope)
        operators.addSourceFile(Parser.parse(source: Self.ownOperators), errorHandler: { _ in })
        conformances = Conformances(environment: self)
        solver = Solver(conformance: conformances)
    }

    var hasErrors: Bool { hasErrors(since: 0) }

    func hasErrors(since count: Int) -> Bool {
        problems.dropFirst(count).contains { $0.severity == .error }
    }

    func report(_ problem: Diagnostic) {
        if isSpeculating { return }
        problems.append(problem)
    }

    func error(
        _ id: String, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [],
        hint: String? = nil
    ) {
        report(Diagnostic(id: id, message, at: range, notes: notes, hint: hint))
    }

    /// Operators that tensors add to Swift's own.
    private static let ownOperators = """
        precedencegroup ExponentiationPrecedence {
            associativity: right
            higherThan: MultiplicationPrecedence
        }
        infix operator **: ExponentiationPrecedence
        infix operator .==: ComparisonPrecedence
        infix operator .!=: ComparisonPrecedence
        infix operator .<: ComparisonPrecedence
        infix operator .<=: ComparisonPrecedence
        infix operator .>: ComparisonPrecedence
        infix operator .>=: ComparisonPrecedence
        infix operator .&: LogicalConjunctionPrecedence
        infix operator .|: LogicalDisjunctionPrecedence
        """

    // MARK: Library

    /// Parses a library text wrapped in its extension.
    func parseLibrary(_ number: Int) -> (SourceFile, SourceFileSyntax) {
        let declaration = index.declarations[number]
        let text: String
        if let context = declaration.context {
            text = "\(context) {\n\(declaration.text)\n}"
        } else {
            text = declaration.text
        }
        let file =
            libraryFiles[number]
            ?? SourceFile(name: declaration.origin, text: text, origin: .library)
        libraryFiles[number] = file
        let parsed = ParsedSource(file, operators: &operators)
        for problem in parsed.diagnostics { problems.append(problem) }
        return (file, parsed.tree)
    }

    private func libraryDeclarations(_ name: String) -> [Declaration] {
        if let known = loadedTopLevel[name] { return known }
        guard let numbers = index.topLevel[name] else { return [] }
        loadedTopLevel[name] = []
        let assumed = conformances.leaveAssumptions()
        defer { conformances.resumeAssumptions(assumed) }
        for number in numbers {
            let (file, tree) = parseLibrary(number)
            let reader = DeclarationReader(
                environment: self, file: file, scope: universe,
                implementation: index.declarations[number].implementation)
            let declarations = reader.readTopLevel(tree) { nominal in
                self.loadedTopLevel[nominal.name, default: []].append(nominal)
            }
            for declaration in declarations where !(declaration is Nominal) {
                loadedTopLevel[declaration.name, default: []].append(declaration)
            }
        }
        return loadedTopLevel[name] ?? []
    }

    /// A type the compiler itself knows. The library's tests make sure that it is there.
    func libraryNominal(_ name: String) -> Nominal? {
        libraryDeclarations(name).lazy.compactMap { $0 as? Nominal }.first
    }

    func libraryType(_ name: String, _ arguments: [Type] = []) -> Type {
        guard let nominal = libraryNominal(name) else { return .error }
        return .nominal(nominal, arguments)
    }

    private(set) lazy var int = libraryType("Int")
    private(set) lazy var double = libraryType("Double")
    private(set) lazy var float = libraryType("Float")
    private(set) lazy var bool = libraryType("Bool")
    private(set) lazy var string = libraryType("String")
    private(set) lazy var character = libraryType("Character")
    func array(of type: Type) -> Type { libraryType("Array", [type]) }
    func optional(_ type: Type) -> Type { libraryType("Optional", [type]) }

    func defaultType(of literal: TypeVariable.Literal) -> Type {
        switch literal {
        case .integer: int
        case .float: double
        case .string, .character: string
        case .boolean: bool
        }
    }

    // MARK: Members

    private var loadedMembers: [Nominal: Set<String>] = [:]
    private var loadedConformances: Set<Nominal> = []

    /// Members of a type written in it or in extensions, without those of its protocols.
    func ownMembers(of nominal: Nominal, named name: String) -> [Declaration] {
        if let completion = nominal.completion {
            nominal.completion = nil
            completion()
        }
        if nominal.isLibrary { _ = directConformances(of: nominal) }
        // A user's type may have the name of one the library extends.
        if nominal.isLibrary, nominal.outer == nil,
            loadedMembers[nominal, default: []].insert(name).inserted,
            let numbers = index.members[nominal.name]?[name]
        {
            for number in numbers { readLibraryExtension(number, of: nominal) }
        }
        return nominal.members[name] ?? []
    }

    private var readExtensions: Set<Int> = []

    private func readLibraryExtension(_ number: Int, of nominal: Nominal) {
        guard readExtensions.insert(number).inserted else { return }
        let assumed = conformances.leaveAssumptions()
        defer { conformances.resumeAssumptions(assumed) }
        let (file, tree) = parseLibrary(number)
        let reader = DeclarationReader(
            environment: self, file: file, scope: universe,
            implementation: index.declarations[number].implementation)
        for item in tree.statements {
            if let syntax = item.item.as(ExtensionDeclSyntax.self) {
                reader.readExtension(syntax, readingConformances: false)
            }
        }
    }

    /// Direct conformances, those of library extensions included.
    func directConformances(of nominal: Nominal) -> [Conformance] {
        if let completion = nominal.completion {
            nominal.completion = nil
            completion()
        }
        if nominal.isLibrary, nominal.outer == nil, loadedConformances.insert(nominal).inserted {
            let assumed = conformances.leaveAssumptions()
            defer { conformances.resumeAssumptions(assumed) }
            for number in index.conformances[nominal.name] ?? [] {
                let (file, tree) = parseLibrary(number)
                let reader = DeclarationReader(
                    environment: self, file: file, scope: universe,
                    implementation: index.declarations[number].implementation)
                for item in tree.statements {
                    if let syntax = item.item.as(ExtensionDeclSyntax.self) {
                        reader.readConformances(of: syntax)
                        if index.declarations[number].context == nil,
                            readExtensions.insert(number).inserted
                        {
                            reader.readExtension(syntax, readingConformances: false)
                        }
                    }
                }
            }
        }
        return nominal.conformances
    }
}
