/// What a body may contain to be written in place of calls: few and plain statements.
struct InlineBudget {
    private var left: Int
    /// Parameters whose closures are written where the body calls them: once each, and nothing else.
    private var closures: Set<Variable>
    private var hasLoop = false

    /// - Parameter closures: for each parameter, whether a closure is written for it.
    static func allows(_ body: FunctionBody, closures: [Bool]) -> Bool {
        guard body.captures.isEmpty, body.selfVariable?.isCaptured != true,
            body.parameters.allSatisfy({ !$0.isCaptured && !$0.isMutated })
        else { return false }
        let written = zip(body.parameters, closures).compactMap { $1 ? $0 : nil }
        // A loop that calls a closure gains in every round; a single call shows better in traces.
        var budget = InlineBudget(left: written.isEmpty ? 40 : 120, closures: Set(written))
        return body.statements.allSatisfy { budget.allows($0) } && budget.closures.isEmpty
            && (written.isEmpty || budget.hasLoop)
    }

    private mutating func allows(_ statement: Statement) -> Bool {
        left -= 1
        guard left > 0 else { return false }
        switch statement.kind {
        case .expression(let expression): return allows(expression)
        case .declare(.variable(let variable), let initial?):
            return !variable.isCaptured && allows(initial)
        case .conditional(let conditions, let then, let otherwise):
            return allows(conditions) && (then + otherwise).allSatisfy { allows($0) }
        case .whileLoop(let conditions, let body, nil):
            hasLoop = true
            return allows(conditions) && body.allSatisfy { allows($0) }
        case .guarding(let conditions, let body):
            return allows(conditions) && body.allSatisfy { allows($0) }
        case .returning(let result): return result.map { allows($0) } ?? true
        case .forSequence(
            .variable(let element), _, let makeIterator, let next, filter: nil, let body, nil):
            hasLoop = true
            return !element.isCaptured && allows(makeIterator) && allows(next)
                && body.allSatisfy { allows($0) }
        case .forArray(.variable(let element), let array, filter: nil, let body, nil):
            hasLoop = true
            return !element.isCaptured && allows(array) && body.allSatisfy { allows($0) }
        case .nothing: return true
        default: return false
        }
    }

    private mutating func allows(_ conditions: [Condition]) -> Bool {
        conditions.allSatisfy {
            switch $0 {
            case .boolean(let expression): allows(expression)
            case .matching(.some(.variable(let variable)), let expression):
                !variable.isCaptured && allows(expression)
            case .matching: false
            }
        }
    }

    private mutating func allows(_ expression: Expression) -> Bool {
        left -= 1
        guard left > 0 else { return false }
        switch expression.kind {
        case .variable(let variable): return !closures.contains(variable)
        case .integer, .float, .boolean, .nilLiteral, .metatype: return true
        case .property(let base, _), .tupleElement(let base, _), .wrap(let base),
            .forceUnwrap(let base), .discard(let base), .convertFunction(let base):
            return allows(base)
        case .call(_, _, let base, let arguments):
            return (base.map { allows($0) } ?? true)
                && arguments.allSatisfy { !$0.isInout && allows($0.value) }
        case .callValue(let callee, let arguments):
            if case .variable(let closure) = callee.kind, closures.remove(closure) != nil {
                return arguments.allSatisfy { allows($0.value) }
            }
            return allows(callee) && arguments.allSatisfy { !$0.isInout && allows($0.value) }
        case .subscriptAccess(let base, _, _, let arguments):
            return allows(base) && arguments.allSatisfy { allows($0.value) }
        case .tryExpression(let inner, .plain): return allows(inner)
        case .array(let elements): return elements.isEmpty
        case .tuple(let parts): return parts.allSatisfy { allows($0) }
        case .assign(let left, let right), .and(let left, let right), .or(let left, let right):
            return allows(left) && allows(right)
        case .ternary(let condition, let yes, let no):
            return allows(condition) && allows(yes) && allows(no)
        case .isType(let inner, let type) where type.wrapped != nil: return allows(inner)
        default: return false
        }
    }
}
