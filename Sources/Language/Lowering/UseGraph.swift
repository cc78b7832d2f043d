import Diagnostics

/// Which declarations of cells the functions of cells use: whoever calls one that still uses something
/// a later cell declared anew is told so.
struct UseGraph {
    /// The function being compiled; nil for a cell's own statements.
    var user: Function?
    /// The place in the cell's own statements.
    var place: SourceRange?

    private var uses: [Function: [Declaration]] = [:]
    private var usesOfCell: [(declaration: Declaration, place: SourceRange)] = []
    private var told: [ObjectIdentifier: Declaration] = [:]

    mutating func beginCell() {
        user = nil
        place = nil
        usesOfCell = []
    }

    mutating func note(_ declaration: Declaration) {
        if declaration.isLibrary { return }
        if let user {
            if user.isLibrary || user === declaration { return }
            if uses[user]?.last !== declaration { uses[user, default: []].append(declaration) }
        } else if let place {
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
