import Bytecode
import Diagnostics
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
    /// Default values that are being checked, each within the one before.
    var openDefaults: Set<SyntaxIdentifier> = []
    /// Whether the user asked to stop.
    var isInterrupted: () -> Bool = { false }
    /// Where somebody wants to know what the checker knows.
    var probe: NameProbe?
    /// Names that the session had before the kernel was started again, and does not have yet.
    var namesBeforeRestart: Set<String> = []
    /// Names whose cells did not run, or not so far.
    var unrunNames = UnrunNames()
    var operators = DeclaredOperators()
    /// Operators that cells have declared functions for outside of types, or tried to.
    var operatorFunctions: Set<String> = []
    private(set) var conformances: Conformances!
    private(set) var solver: Solver!
    /// Problems found since the last cell began.
    var problems: [Diagnostic] = []
    /// Suppressed while an overload is tried.
    var isSpeculating = false
    /// How many errors attempts have met so far: more after than before, and one did not fit.
    private(set) var suppressedErrors = 0
    /// Types that the cell at hand extends.
    var extended: [Nominal] = []
    /// The cell at hand as it was when it last ran: functions that it declares are new forms of those.
    var lastRun: SourceFile?
    /// Types of earlier cells whose names the cell at hand has taken so far.
    private var superseding: [Nominal] = []
    /// Functions and types that the cell at hand declares within functions.
    var localDeclarations: [Declaration] = []
    /// Types with arguments that the cell at hand writes: whether the arguments do what is asked of them can
    /// be told once all of the cell's declarations have been read.
    var writtenTypes: [(type: Type, range: SourceRange)] = []
    /// Members of types that the cell at hand has put its own in the place of.
    var displaced: [(nominal: Nominal, member: Declaration)] = []

    /// What has been read of the library, by name.
    var loadedTopLevel: [String: [Declaration]] = [:]
    /// The library's extensions by the words before their braces.
    var libraryContexts: [String: ExtensionContext?] = [:]
    /// Names of types that cells put into types, and of associated types and aliases.
    var innerTypeNames: Set<String> = []
    /// What has been found out about concrete types.
    var lookups = LookupCache()
    var requirementCount = 0
    /// Whether any function returns `some P`.
    var hasOpaqueResults = false

    init(library: [LibraryDeclaration]) {
        index = LibraryIndex(library)
        universe = Scope(parent: nil, fallback: { [unowned self] in self.libraryDeclarations($0) })
        results = CellResults(parent: universe)
        cells = Scope(parent: results.scope)
        conformances = Conformances(environment: self)
        solver = Solver(conformance: conformances)
    }

    /// Types of this name are from now on those that an earlier cell declared.
    func supersede(_ name: String) {
        for case let old as Nominal in cells.local(name) where !old.isSuperseded {
            old.isSuperseded = true
            superseding.append(old)
        }
    }

    /// The types that the cell at hand has superseded, for good.
    func settleSuperseded() -> [Nominal] {
        defer { superseding = [] }
        return superseding
    }

    /// The types that the cell at hand has superseded have their names again.
    func restoreSuperseded() {
        for nominal in superseding { nominal.isSuperseded = false }
        superseding = []
    }

    var hasErrors: Bool { hasErrors(since: 0) }

    func hasErrors(since count: Int) -> Bool {
        problems.dropFirst(count).contains { $0.severity == .error }
    }

    func report(_ problem: Diagnostic) {
        if isSpeculating {
            suppressedErrors += problem.severity == .error ? 1 : 0
            return
        }
        problems.append(problem)
    }

    func error(
        _ id: String, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [],
        hint: String? = nil
    ) {
        report(Diagnostic(id: id, message, at: range, notes: notes, hint: hint))
    }

    func reportNoBody(_ what: String, at range: SourceRange) {
        error(
            "no-body", "\(what) has no body", at: range,
            hint: "write what it does behind it, in braces")
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
        case .function, .float: double
        case .string, .character: string
        case .boolean: bool
        }
    }
}
