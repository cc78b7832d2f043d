import Diagnostics

/// What a call changes, nothing else may use before it returns: two `&` arguments must not be the same
/// place, nor one a part of the other, and no closure that the call may run may look at it.
struct ExclusiveAccess {
    let environment: Environment

    /// Checks a call's arguments, and the instance it changes, if it changes one.
    func check(_ arguments: [Argument], of function: Function?, on base: Expression?) {
        var changed: [Access] = []
        if let base, function?.isMutating == true, base.type.nominal?.kind != .classType {
            changed += access(to: base).map { [$0] } ?? []
        }
        for argument in arguments where argument.isInout {
            guard let access = access(to: argument.value) else { continue }
            if let first = changed.first(where: access.conflicts) {
                let name = access.place.root.name
                let isInstance = base.map { first.range.start == $0.range.start } ?? false
                report(
                    access,
                    isInstance
                        ? "'\(name)' is given with '&' to a function that changes it anyway"
                        : "'\(name)' is given with '&' twice, and only one at a time may change it",
                    first.range)
            }
            changed.append(access)
        }
        if changed.isEmpty { return }
        for (index, argument) in arguments.enumerated() {
            guard case .closure(let closure) = argument.value.kind,
                !keeps(function, argument: index)
            else { continue }
            var finder = AccessFinder(roots: Set(changed.map(\.place.root)))
            finder.visit(closure.body.statements)
            for access in finder.found {
                guard let first = changed.first(where: access.conflicts) else { continue }
                report(
                    access,
                    "this closure uses '\(access.place.root.name)' while the call that it is given to changes it",
                    first.range)
                break
            }
        }
    }

    private func keeps(_ function: Function?, argument index: Int) -> Bool {
        guard let function, function.parameters.indices.contains(index) else { return false }
        let parameter = function.parameters[index]
        if parameter.isAutoclosure { return parameter.isEscaping }
        if case .function = parameter.type.shallow { return parameter.isEscaping }
        return true
    }

    private func access(to expression: Expression) -> Access? {
        AccessedPlace(expression).map { Access(place: $0, range: expression.range) }
    }

    private func report(_ access: Access, _ problem: String, _ first: SourceRange) {
        environment.error(
            "overlapping-access", problem, at: access.range,
            notes: [.init("the other is here", at: first)],
            hint: "copy it into a variable of its own first")
    }
}

/// A place that is used, and where.
struct Access {
    let place: AccessedPlace
    let range: SourceRange

    func conflicts(with other: Access) -> Bool { place.conflicts(with: other.place) }
}

/// A variable or a part of one.
struct AccessedPlace {
    /// What leads from a variable to a part of it.
    enum Step: Equatable {
        case property(ObjectIdentifier)
        case element(Int)
        /// A stored property of an object, all of which is used at once.
        case objectProperty(ObjectIdentifier)
        /// A subscript or computed property: any part may be meant.
        case opaque

        var isOfObject: Bool {
            if case .objectProperty = self { return true }
            return false
        }
    }

    let root: Variable
    let path: [Step]

    init?(_ expression: Expression) {
        guard let (root, path) = Self.place(of: expression) else { return nil }
        (self.root, self.path) = (root, path)
    }

    private static func place(of expression: Expression) -> (Variable, [Step])? {
        switch expression.kind {
        case .variable(let variable): return (variable, [])
        case .property(let base, let property):
            guard let (root, path) = place(of: base) else { return nil }
            let id = ObjectIdentifier(property)
            if property.owner?.kind == .classType {
                return property.storage == .stored ? (root, path + [.objectProperty(id)]) : nil
            }
            return (root, path + [property.storage == .stored ? .property(id) : .opaque])
        case .tupleElement(let base, let index):
            return place(of: base).map { ($0.0, $0.1 + [.element(index)]) }
        case .subscriptAccess(let base, let declaration, _, _):
            guard declaration.owner?.kind != .classType else { return nil }
            return place(of: base).map { ($0.0, $0.1 + [.opaque]) }
        case .forceUnwrap(let base), .upcast(let base), .bindOptional(let base):
            return place(of: base)
        default: return nil
        }
    }

    /// Whether one of two uses, of which one changes the place, gets in the way of the other.
    func conflicts(with other: AccessedPlace) -> Bool {
        guard root == other.root else { return false }
        let (object, part) = split
        let (otherObject, otherPart) = other.split
        guard object == otherObject else { return false }
        // Of objects and of variables at top level, Swift watches the whole while a program runs.
        if !object.isEmpty || root.storage == .global { return true }
        for (a, b) in zip(part, otherPart) {
            if a == .opaque || b == .opaque { return true }
            if a != b { return false }
        }
        return true
    }

    /// The way to the last object, and the way from there.
    private var split: (object: ArraySlice<Step>, part: ArraySlice<Step>) {
        let end = path.lastIndex(where: \.isOfObject).map { $0 + 1 } ?? 0
        return (path[..<end], path[end...])
    }
}

/// Finds what a closure's body uses of some variables.
private struct AccessFinder {
    let roots: Set<Variable>
    var found: [Access] = []

    init(roots: Set<Variable>) { self.roots = roots }

    mutating func visit(_ statements: [Statement]) {
        for statement in statements {
            for expression in statement.expressions { visit(expression) }
            for block in statement.blocks { visit(block) }
        }
    }

    private mutating func visit(_ expression: Expression) {
        if let place = AccessedPlace(expression), roots.contains(place.root) {
            found.append(Access(place: place, range: expression.range))
            visitIndices(of: expression)
            return
        }
        switch expression.kind {
        case .closure(let closure):
            for (_, value) in closure.captureList { visit(value) }
            visit(closure.body.statements)
        case .ifExpression(let statement): visit([statement])
        default: for child in expression.children { visit(child) }
        }
    }

    private mutating func visitIndices(of expression: Expression) {
        if case .subscriptAccess(_, _, _, let arguments) = expression.kind {
            for argument in arguments { visit(argument.value) }
        }
    }
}
