/// The values that cells ended with, at hand in later cells as `Out[3]` and `last`.
///
/// They are variables that only the checker can name, in a scope behind all cells: a variable of the
/// user's called `last` shadows ours.
final class CellResults {
    /// How many are kept: a notebook may run for days.
    static let limit = 100

    let scope: Scope
    private var kept: [Variable] = []
    /// Whether cells have numbers at all; a script's have none.
    var isOffered = false

    init(parent: Scope) { scope = Scope(parent: parent) }

    static func name(ofCell number: Int) -> String { "Out[\(number)]" }

    /// Names of the values at hand, oldest first.
    var names: [String] { kept.map(\.name) }

    func result(ofCell number: Int) -> Variable? {
        scope.local(Self.name(ofCell: number)).last as? Variable
    }

    /// Keeps a cell's value; returns those that made room for it.
    func keep(_ variable: Variable) -> [Variable] {
        var dropped: [Variable] = []
        if scope.names[variable.name] != nil {
            dropped = kept.filter { $0.name == variable.name }
            kept.removeAll { $0.name == variable.name }
        }
        kept.append(variable)
        if kept.count > Self.limit { dropped.append(kept.removeFirst()) }
        for old in dropped { scope.names[old.name] = nil }
        scope.replace(variable.name, with: [variable])
        scope.replace("last", with: [variable])
        return dropped
    }
}
