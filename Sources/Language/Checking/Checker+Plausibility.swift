import SwiftSyntax

/// Arguments that need context are not checked for every overload, only judged by their form.
extension Checker {
    /// Whether an argument that needs context could have the type at all, and at what cost.
    func plausibility(_ syntax: ExprSyntax, _ type: Type) -> Int? {
        let type = normalized(type)
        if type.isUnresolvedVariable {
            // What is of one type with a number or a text is no function.
            return type.openLiteral != nil && isFunctionLike(syntax) ? nil : 1
        }
        if let place = syntax.as(InOutExprSyntax.self) {
            return speculating { solver.unify(check(place.expression).type, type) ? 0 : nil }
        }
        if let closure = syntax.as(ClosureExprSyntax.self) {
            let target = (type.wrapped ?? type).shallow
            if case .function(let function) = target {
                let written = closureParameterCount(closure)
                if written == function.parameters.count {
                    return function.result.isVoid && isOfValue(closure) ? 3 : 0
                }
                if written > 1, function.parameters.count == 1,
                    case .tuple(let elements) = function.parameters[0].type.shallow,
                    elements.count == written
                {
                    return 1
                }
                return nil
            }
            return nil
        }
        if syntax.is(KeyPathExprSyntax.self) {
            let target = (type.wrapped ?? type).shallow
            if case .function(let function) = target {
                return function.parameters.count == 1 ? 0 : nil
            }
            return keyPathPlausibility(syntax, target)
        }
        if syntax.is(NilLiteralExprSyntax.self) { return type.wrapped != nil ? 0 : nil }
        if Self.isOperatorReference(syntax) {
            if case .function = (type.wrapped ?? type).shallow { return 0 }
            return nil
        }
        if syntax.is(ArrayExprSyntax.self) {
            let target = type.wrapped ?? type
            if target.isLibrary("Array") {
                return elementPlausibility(syntax, target.arguments[0])
            }
            if target.isLibrary("Set") { return 1 }
            if case .existential = target.shallow { return 3 }
            if case .parameter = target.shallow { return nil }
            return conformances.conforms(target, toLibrary: "ExpressibleByArrayLiteral") ? 1 : nil
        }
        if syntax.is(DictionaryExprSyntax.self) {
            return (type.wrapped ?? type).isLibrary("Dictionary") ? 0 : nil
        }
        if let symbol = syntax.as(InfixOperatorExprSyntax.self)?.operator,
            let made = symbol.as(BinaryOperatorExprSyntax.self).flatMap({
                Self.rangeType(of: $0.operator.text)
            })
        {
            let target = type.wrapped ?? type
            let isOther = target.isLibrary("Range") || target.isLibrary("ClosedRange")
            return isOther && !target.isLibrary(made) ? nil : 0
        }
        if let name = implicitMemberName(syntax) {
            guard let context = contextualType(type, named: name) else { return 1 }
            return members(of: context, named: name, isStatic: true).isEmpty ? nil : 0
        }
        return 0
    }

    /// Whether a closure without parameters is one expression that has a value, or ends by returning
    /// one: `{ 1 }` is rather `() -> T` than `() -> Void`.
    private func isOfValue(_ closure: ClosureExprSyntax) -> Bool {
        guard closure.signature == nil, closureParameterCount(closure) == 0 else { return false }
        if closure.statements.count > 1 {
            return closure.statements.last?.item.as(ReturnStmtSyntax.self)?.expression != nil
        }
        guard let only = closure.statements.first,
            let expression = only.expression, !isStatementLike(expression)
        else { return false }
        let outer = conversionScore
        defer { conversionScore = outer }
        return speculating {
            let type = check(expression).type
            return !type.isVoid && !type.isError && !type.isLibrary("Never")
        }
    }

    /// A path is taken for all that it can do: a writable one before one that only reads.
    private func keyPathPlausibility(_ syntax: ExprSyntax, _ target: Type) -> Int? {
        guard let kind = Self.keyPathTypes.firstIndex(where: target.isLibrary) else { return nil }
        let cost = Self.keyPathTypes.count - kind
        let root = target.arguments.first.map(normalized)
        if Self.keyPathTypes[kind] != "WritableKeyPath", root?.isUnresolvedVariable ?? true {
            return cost
        }
        return speculating {
            let errors = environment.suppressedErrors
            let path = check(syntax, target)
            return path.type.isError || environment.suppressedErrors > errors ? nil : cost
        }
    }

    /// Checks something without leaving messages or bindings behind.
    func speculating<Result>(_ attempt: () -> Result) -> Result {
        let isSpeculating = environment.isSpeculating
        environment.isSpeculating = true
        defer { environment.isSpeculating = isSpeculating }
        return solver.speculate {
            let outer = (literals, pending, obligations, equalities, uninferred)
            defer { (literals, pending, obligations, equalities, uninferred) = outer }
            return attempt()
        }
    }

    /// Whether the elements of an array literal fit: `[1, 2]` is no `[String]`, `[1, 0.5]` no `[Int]`.
    ///
    /// One of each kind of literal speaks for all of its kind, and the first of what is no literal for
    /// the others, so that a long array is not checked for every overload.
    private func elementPlausibility(_ syntax: ExprSyntax, _ element: Type) -> Int? {
        guard let array = syntax.as(ArrayExprSyntax.self) else { return 0 }
        var cost = 0
        var judged: Set<SyntaxKind?> = []
        for part in array.elements.map(\.expression) {
            let nested = part.is(ArrayExprSyntax.self)
            guard nested || judged.insert(Self.literalKind(part)).inserted else { continue }
            guard let penalty = elementPlausibility(of: part, element) else { return nil }
            cost = max(cost, penalty)
        }
        return cost
    }

    private func elementPlausibility(of part: ExprSyntax, _ element: Type) -> Int? {
        if Self.needsContext(part) { return plausibility(part, element) }
        return speculating {
            let before = conversionScore
            let errors = environment.suppressedErrors
            var value = check(part, element)
            // `Array(slice)` is no `[Bool]`; what is wrong in itself says nothing about the overload.
            if environment.suppressedErrors > errors {
                let errors = environment.suppressedErrors
                value = check(part)
                if environment.suppressedErrors > errors { return 0 }
            }
            return convert(value, to: element) == nil ? nil : conversionScore - before
        }
    }

    /// What kind of literal it is, a sign aside; nil for what is none.
    private static func literalKind(_ syntax: ExprSyntax) -> SyntaxKind? {
        if let signed = syntax.as(PrefixOperatorExprSyntax.self) {
            return literalKind(signed.expression)
        }
        let literals: [SyntaxKind] = [
            .integerLiteralExpr, .floatLiteralExpr, .stringLiteralExpr, .booleanLiteralExpr,
            .nilLiteralExpr,
        ]
        return literals.contains(syntax.kind) ? syntax.kind : nil
    }
}
