import Bytecode

/// Where `return` leads in a body that is written into another function.
struct InlineReturn {
    let register: Int
    let end: FunctionBuilder.Label
}

/// Small functions of the library, written where they are called.
///
/// Iterators above all: `next()` as a call would need the iterator at an address, and its fields would
/// be loaded and stored in every round. The user's own functions stay calls, which traces show.
extension FunctionLowering {
    private static var deepestInlining: Int { 4 }

    /// The result of a function whose body is written here. Nil if it is to be called.
    func inlined(
        _ function: Function, _ map: Substitution, _ base: Expression?, _ arguments: [Argument],
        _ type: TypeDescriptor
    ) -> Value? {
        guard canInline(function, arguments), (base != nil) == hasInstance(function),
            let body = Checker(
                environment: environment, file: function.file, scope: function.scope
            ).body(of: function), InlineBudget.allows(body)
        else { return nil }
        let inner = FunctionLowering(
            compiler: compiler, builder: builder, substitution: map, function: function, file: file)
        inner.inlining = inlining + [function]
        inner.resultType = compiler.concrete(function.result, map)
        let isInPlace = function.isMutating && function.owner?.kind != .classType
        let frozenHere = isInPlace ? freeze(arguments.map(\.value)) : []
        let later = arguments.map(\.value)
        var inputs: [Value] = []
        if let base, !isInPlace {
            let value = operand(base, before: later)
            inputs.append(value)
            if let instance = body.selfVariable {
                inner.locations[instance] = .register(value.register)
            }
        }
        for (index, parameter) in body.parameters.enumerated() {
            let value = operand(later[index], before: Array(later[(index + 1)...]))
            inputs.append(value)
            inner.locations[parameter] = .register(value.register)
        }
        let result = temporary(type)
        if let base, isInPlace, let instance = body.selfVariable {
            modify(base, byUserCode: true) { place in
                switch place {
                case .registers(let register): inner.locations[instance] = .register(register)
                case .address:
                    let address = address(of: place)
                    inner.locations[instance] = .address(address)
                }
                inner.write(body, into: result)
                if case .address(let address)? = inner.locations[instance] {
                    builder.deallocate(address)
                }
            }
        } else {
            inner.write(body, into: result)
        }
        for input in inputs.reversed() { release(input) }
        unfreeze(frozenHere)
        return result
    }

    private func write(_ body: FunctionBody, into result: Value) {
        let end = builder.label()
        inlineReturn = InlineReturn(register: result.register, end: end)
        inScope { statements(body.statements) }
        builder.place(end)
    }

    private func hasInstance(_ function: Function) -> Bool {
        function.owner != nil && !function.isStatic
    }

    private func canInline(_ function: Function, _ arguments: [Argument]) -> Bool {
        inlining.count < Self.deepestInlining && !inlining.contains(function)
            && function.file.origin != .user && function.implementation.isSource
            && function.bodySyntax != nil && function.synthesis == nil
            && function.storedProperty == nil && function.enclosing == nil
            && function.role != .initializer && function.role != .setter && !function.canThrow
            && !function.isRethrowing && !function.isRequirement
            && !arguments.contains(where: \.isInout)
            && arguments.count == function.parameters.count
            && !function.parameters.contains { $0.isAutoclosure || $0.isInout }
    }

    /// `return` in a body that is written into another function.
    func leaveInlined(_ result: Expression?, _ target: InlineReturn) {
        if let result { ownedInto(result, target.register) }
        leave(0)
        builder.jump(to: target.end)
    }
}

/// What a body may contain to be written in place of calls: few and plain statements.
private struct InlineBudget {
    private var left = 40

    static func allows(_ body: FunctionBody) -> Bool {
        guard body.captures.isEmpty, body.selfVariable?.isCaptured != true,
            body.parameters.allSatisfy({ !$0.isCaptured && !$0.isMutated })
        else { return false }
        var budget = InlineBudget()
        return body.statements.allSatisfy { budget.allows($0) }
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
        case .guarding(let conditions, let body), .whileLoop(let conditions, let body, nil):
            return allows(conditions) && body.allSatisfy { allows($0) }
        case .returning(let result): return result.map { allows($0) } ?? true
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
        case .integer, .float, .boolean, .nilLiteral, .variable, .metatype: return true
        case .property(let base, _), .tupleElement(let base, _), .wrap(let base),
            .forceUnwrap(let base), .discard(let base), .convertFunction(let base):
            return allows(base)
        case .call(_, _, let base, let arguments):
            return (base.map { allows($0) } ?? true)
                && arguments.allSatisfy { !$0.isInout && allows($0.value) }
        case .callValue(let callee, let arguments):
            return allows(callee) && arguments.allSatisfy { !$0.isInout && allows($0.value) }
        case .subscriptAccess(let base, _, _, let arguments):
            return allows(base) && arguments.allSatisfy { allows($0.value) }
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
