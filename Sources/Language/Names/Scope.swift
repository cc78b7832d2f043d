/// Names visible at a point, innermost first.
final class Scope {
    let parent: Scope?
    var names: [String: [Declaration]] = [:]
    /// The type whose members are visible without `self.`
    let nominal: Nominal?
    /// Whether members are looked up on `Self.self` (static) or on `self`.
    let context: FunctionContext?
    /// Finds names that are not in `names` (the library, reading it on demand).
    let fallback: ((String) -> [Declaration])?

    init(
        parent: Scope?, nominal: Nominal? = nil, context: FunctionContext? = nil,
        fallback: ((String) -> [Declaration])? = nil
    ) {
        self.parent = parent
        self.nominal = nominal
        self.context = context ?? parent?.context
        self.fallback = fallback
    }

    func declare(_ declaration: Declaration) {
        names[declaration.name, default: []].append(declaration)
    }

    func replace(_ name: String, with declarations: [Declaration]) { names[name] = declarations }

    /// Declarations of this scope alone.
    func local(_ name: String) -> [Declaration] { names[name] ?? fallback?(name) ?? [] }

    var localNames: [String] { Array(names.keys) }
}
