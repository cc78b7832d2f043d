import Diagnostics
import SwiftSyntax

/// Gathers what could stand at a place, the likeliest first: names of the cell before those of other
/// cells, those before the library's, and keywords last; what has the expected type before what has not.
struct CompletionCollector {
    typealias Candidate = CellCompiler.CompletionList.Candidate

    private let compiler: CellCompiler
    private let typed: String
    private let probe: NameProbe
    private let checker: Checker
    private var found: [(rank: Int, candidate: Candidate)] = []
    private var seen: Set<String> = []

    init(compiler: CellCompiler, typed: String, probe: NameProbe) {
        self.compiler = compiler
        self.typed = typed
        self.probe = probe
        checker = Checker(environment: compiler.environment, file: probe.file)
    }

    private var environment: Environment { compiler.environment }

    var ranked: [Candidate] {
        found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.candidate)
    }

    /// - Parameter token: the marker in the tree.
    mutating func collect(at token: TokenSyntax) {
        let before = environment.problems
        defer { environment.problems = before }
        if let (type, isStatic) = probe.base {
            addMembers(of: type, isStatic: isStatic)
            return
        }
        if let parent = token.parent?.parent, let member = parent.as(MemberAccessExprSyntax.self),
            member.declName.baseName.id == token.id
        {
            if member.base == nil, let type = probe.implicitBase {
                addMembers(ofContext: type, prefix: "")
            }
            return
        }
        if token.parent?.is(ImportPathComponentSyntax.self) == true {
            for name in CompletionKeywords.modules { add(name, kind: "module", name, rank: 0) }
            return
        }
        if let scope = probe.typeScope {
            addNames(from: scope, onlyTypes: true)
            return
        }
        if declaresName(token) { return }
        addLabels()
        if let type = probe.patternType, type.nominal?.kind == .enumeration {
            addMembers(ofContext: type, prefix: ".")
        }
        if token.parent?.is(DeclReferenceExprSyntax.self) == true {
            if let (type, isStatic) = probe.selfType {
                addMembers(of: type, isStatic: isStatic, rank: 2)
            }
            addNames(from: probe.scope ?? environment.cells, onlyTypes: false)
        }
        for word in CompletionKeywords.keywords(at: token) {
            add(word, kind: "keyword", word, rank: typed.isEmpty ? 9 : 5)
        }
    }

    /// Whether a new name is being written, which nobody can guess.
    private func declaresName(_ token: TokenSyntax) -> Bool {
        guard let parent = token.parent else { return true }
        return parent.is(IdentifierPatternSyntax.self) || parent.is(FunctionDeclSyntax.self)
            || parent.is(StructDeclSyntax.self) || parent.is(EnumDeclSyntax.self)
            || parent.is(ClassDeclSyntax.self) || parent.is(ProtocolDeclSyntax.self)
            || parent.is(FunctionParameterSyntax.self) || parent.is(EnumCaseElementSyntax.self)
            || parent.is(TypeAliasDeclSyntax.self) || parent.is(GenericParameterSyntax.self)
            || parent.is(ClosureShorthandParameterSyntax.self)
    }

    // MARK: Kinds of candidates

    private mutating func addMembers(of type: Type, isStatic: Bool, rank: Int = 0) {
        if case .tuple(let elements) = type.shallow {
            for (index, element) in elements.enumerated() {
                let name = element.label ?? "\(index)"
                add(name, kind: "property", "var \(name): \(element.type.resolved)", rank: rank)
            }
            return
        }
        let own =
            type.nominal.map { Set(environment.ownMembers(of: $0, named: "").map(\.name)) } ?? []
        let names = checker.memberNames(of: type).filter(fits).sorted()
        for name in names where !name.hasPrefix("_") {
            let members = checker.members(of: type, named: name, isStatic: isStatic)
            guard let member = members.first?.0 else { continue }
            let isOwn =
                own.contains(name) || (type.nominal.map { $0 === owner(of: member) } ?? false)
            add(name, member, rank: rank + (isOwn ? 0 : 1))
        }
        if isStatic, rank == 0, fits("init"),
            !checker.members(of: type, named: "init", isStatic: true).isEmpty
        {
            add("init", kind: "function", "init", rank: 1)
        }
    }

    /// What may follow a dot where a type is expected: cases and static members of that type.
    private mutating func addMembers(ofContext type: Type, prefix: String) {
        let types = [type, type.wrapped].compactMap { $0 }
        for type in types.reversed() {
            for name in checker.memberNames(of: type).sorted()
            where fits(name) && !name.hasPrefix("_") {
                let members = checker.members(of: type, named: name, isStatic: true)
                guard
                    let member = members.first(where: { yields($0.0, type) })?.0
                else { continue }
                add(prefix + name, member, rank: member is EnumCase ? 0 : 1)
            }
        }
    }

    /// Whether `.name` may stand for a value of the type.
    private func yields(_ member: Declaration, _ type: Type) -> Bool {
        switch member {
        case let enumCase as EnumCase: return enumCase.owner == type.nominal
        case let function as Function: return function.result.nominal == type.nominal
        case let variable as Variable:
            variable.completion?()
            return variable.type.resolved.nominal == type.nominal
                || type.nominal?.kind == .protocolType
        default: return false
        }
    }

    private mutating func addLabels() {
        for (label, parameter) in probe.labels where fits(label) {
            add("\(label): ", kind: "param", "\(label): \(parameter.type.resolved)", rank: 0)
        }
    }

    private mutating func addNames(from scope: Scope, onlyTypes: Bool) {
        var current: Scope? = scope
        while let here = current, here !== environment.universe {
            let isLocal = here !== environment.cells && here !== environment.results.scope
            for name in here.localNames.filter(fits).sorted() {
                guard name.first?.isLetter == true || name.first == "_" || name.first == "$",
                    !name.contains("["), name != NameProbe.marker,
                    let declaration = here.local(name).last, isVisible(declaration),
                    !onlyTypes || isType(declaration)
                else { continue }
                add(name, declaration, rank: isLocal ? 1 : 2)
            }
            current = here.parent
        }
        // All of the library at once helps nobody.
        if typed.isEmpty { return }
        for name in environment.index.topLevelNames.filter(fits).sorted() where !name.hasPrefix("_")
        {
            guard name.first?.isLetter == true,
                let declaration = environment.universe.local(name).last,
                !onlyTypes || isType(declaration)
            else { continue }
            add(name, declaration, rank: 4)
        }
    }

    private func isType(_ declaration: Declaration) -> Bool {
        declaration is Nominal || declaration is TypeAlias || declaration is TypeName
    }

    /// A variable is there from its declaration on.
    private func isVisible(_ declaration: Declaration) -> Bool {
        guard declaration is Variable, declaration.file === probe.file else { return true }
        return declaration.range.end <= probe.offset
    }

    // MARK: Adding

    private func fits(_ name: String) -> Bool {
        typed.isEmpty || name.hasPrefix(typed)
            || (name.count >= typed.count
                && name.prefix(typed.count).lowercased() == typed.lowercased())
    }

    private mutating func add(_ name: String, _ declaration: Declaration, rank: Int) {
        let kind: String
        switch declaration {
        case is Function: kind = "function"
        case is Nominal, is TypeAlias, is TypeName: kind = "class"
        case let variable as Variable:
            variable.completion?()
            kind = variable.owner == nil ? "instance" : "property"
        case is EnumCase: kind = "property"
        default: kind = "statement"
        }
        add(name, kind: kind, Signatures.text(of: declaration), rank: rank - bonus(declaration))
    }

    /// What has the expected type comes before what has not.
    private func bonus(_ declaration: Declaration) -> Int {
        guard let expected = probe.expected, let variable = declaration as? Variable else {
            return 0
        }
        return variable.type.resolved == expected ? 10 : 0
    }

    private mutating func add(_ name: String, kind: String, _ signature: String, rank: Int) {
        guard fits(name.first == "." ? String(name.dropFirst()) : name), seen.insert(name).inserted
        else {
            return
        }
        // What is typed in the right case comes before what is not.
        let isExact = name.hasPrefix(typed) || name.first == "."
        found.append(
            (rank + (isExact ? 0 : 20), Candidate(name: name, kind: kind, signature: signature)))
    }

    private func owner(of declaration: Declaration) -> Nominal? {
        (declaration as? Function)?.owner ?? (declaration as? Variable)?.owner
            ?? (declaration as? EnumCase)?.owner
    }
}
