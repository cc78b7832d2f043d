import Diagnostics

/// Which declarations of cells the functions of cells use: whoever calls one that still uses something
/// a later cell declared anew is told so.
struct UseGraph {
    /// What is being compiled, and so uses what is noted.
    struct User {
        /// Nil for a cell's own statements.
        var function: Function?
        /// What the function is compiled for, if it is generic: what it uses of those is not its own.
        var types: [Nominal] = []
        /// The place in the cell's own statements.
        var place: SourceRange?
    }

    var user = User()
    /// While functions are compiled for all types that there are, in case somebody asks for them.
    var isPaused = false

    private var uses: [Function: [Declaration]] = [:]
    private var usesOfCell: [(declaration: Declaration, place: SourceRange)] = []
    private var told: [ObjectIdentifier: Declaration] = [:]

    mutating func beginCell() {
        user = User()
        usesOfCell = []
    }

    mutating func note(_ declaration: Declaration) {
        if declaration.isLibrary || isPaused { return }
        if let function = user.function {
            if function.isLibrary || function === declaration { return }
            let owner = (declaration as? Function)?.owner ?? (declaration as? Variable)?.owner
            if let owner, user.types.contains(owner) { return }
            if uses[function]?.last !== declaration {
                uses[function, default: []].append(declaration)
            }
        } else if let place = user.place {
            usesOfCell.append((declaration, place))
        }
    }

    /// Forgets declarations that nothing can lead to any more.
    mutating func collect(where isGone: (Declaration) -> Bool) {
        usesOfCell = []
        uses = uses.filter { !isGone($0.key) }
        told = told.filter { !isGone($0.value) }
    }

    /// Declarations that the cell reaches through functions of earlier cells and that are out of date,
    /// each told once.
    mutating func supersededUses(
        from file: SourceFile, isSuperseded: (Declaration) -> Bool
    ) -> [(function: Declaration, used: Declaration, place: SourceRange)] {
        var result: [(function: Declaration, used: Declaration, place: SourceRange)] = []
        for (called, place) in usesOfCell where called.file !== file {
            var reached: Set<ObjectIdentifier> = []
            var waiting: [(user: Declaration, used: Declaration)] = [(called, called)]
            while let (user, used) = waiting.popLast() {
                guard reached.insert(ObjectIdentifier(used)).inserted else { continue }
                if isSuperseded(used), told.updateValue(used, forKey: ObjectIdentifier(used)) == nil
                {
                    result.append((user, used, place))
                }
                guard let function = used as? Function else { continue }
                waiting += (uses[function] ?? []).map { (function, $0) }
            }
        }
        return result
    }
}
