import Diagnostics

/// Two `&` arguments of one call must not be the same place, nor one a part of the other.
struct ExclusiveAccess {
    let environment: Environment

    func check(_ arguments: [Argument]) {
        var seen: [(root: Variable, path: [Step], range: SourceRange)] = []
        for argument in arguments where argument.isInout {
            guard let (root, path) = Self.place(of: argument.value) else { continue }
            if let first = seen.first(where: { $0.root == root && Self.overlap($0.path, path) }) {
                environment.error(
                    "overlapping-access",
                    "'\(root.name)' is given with '&' twice, and only one at a time may change it",
                    at: argument.value.range,
                    notes: [.init("the other is here", at: first.range)],
                    hint: "copy one into a variable of its own first")
            }
            seen.append((root, path, argument.value.range))
        }
    }

    /// What leads from a variable to a part of it.
    private enum Step: Equatable {
        case property(ObjectIdentifier)
        case element(Int)
        /// A subscript or computed property: any part may be meant.
        case opaque
    }

    private static func place(of expression: Expression) -> (Variable, [Step])? {
        switch expression.kind {
        case .variable(let variable): return (variable, [])
        case .property(let base, let property):
            guard property.owner?.kind != .classType, let (root, path) = place(of: base) else {
                return nil
            }
            let isStored = property.storage == .stored
            return (root, path + [isStored ? .property(ObjectIdentifier(property)) : .opaque])
        case .tupleElement(let base, let index):
            return place(of: base).map { ($0.0, $0.1 + [.element(index)]) }
        case .subscriptAccess(let base, let declaration, _, _):
            guard declaration.owner?.kind != .classType else { return nil }
            return place(of: base).map { ($0.0, $0.1 + [.opaque]) }
        case .forceUnwrap(let base): return place(of: base)
        default: return nil
        }
    }

    private static func overlap(_ left: [Step], _ right: [Step]) -> Bool {
        for (a, b) in zip(left, right) {
            if a == .opaque || b == .opaque { return true }
            if a != b { return false }
        }
        return true
    }
}
