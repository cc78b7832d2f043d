import Diagnostics

/// Uses and assignments within expressions, in the order in which they are evaluated.
extension DefiniteInitialization {
    func walk(_ expression: Expression) {
        switch expression.kind {
        case .variable(let variable): read(variable, at: expression.range)
        case .integer(let magnitude, let isNegative):
            requireRoom(for: magnitude, isNegative, in: expression)
        case .property(let base, let variable): walkProperty(base, variable, expression)
        case .assign(let target, let value):
            walk(value)
            walkTarget(target)
        case .call(let function, _, let base, let arguments):
            walkCall(function, base, arguments, expression)
        case .callValue(let callee, let arguments):
            walk(callee)
            walk(arguments)
        case .closure(let closure): walkClosure(closure, at: expression.range)
        case .and(let left, let right), .or(let left, let right), .coalesce(let left, let right):
            walk(left)
            branch([{}, { self.walk(right) }])
        case .ternary(let condition, let yes, let no):
            walk(condition)
            branch([{ self.walk(yes) }, { self.walk(no) }])
        case .delegate(let made): walkDelegation(made)
        case .ifExpression(let statement): walk(statement)
        case .functionValue(let function, _, let base):
            if let base { walk(base) }
            readCaptures(of: function, at: expression.range)
        case .optionalChain(let inner):
            let before = state
            walk(inner)
            state = join([before, state])
        default: for child in expression.children { walk(child) }
        }
        if expression.type.isLibrary("Never") { state.isDead = true }
    }

    func walk(_ arguments: [Argument]) {
        for argument in arguments {
            if argument.isInout, case .variable(let variable) = argument.value.kind {
                read(variable, at: argument.value.range, how: .passedInout)
            } else {
                walk(argument.value)
            }
        }
    }

    private func walkCall(
        _ function: Function, _ base: Expression?, _ arguments: [Argument], _ call: Expression
    ) {
        if let base { walkBase(base, of: function, call) }
        walk(arguments)
        readCaptures(of: function, at: call.range)
        if function.isLibrary, arguments.count == 2, !state.isDead { checkArithmetic(call) }
    }

    /// A local function uses what it captures when it is called.
    private func readCaptures(of function: Function, at place: SourceRange) {
        guard function.enclosing != nil else { return }
        for variable in function.body?.captures ?? [] { read(variable, at: place, how: .captured) }
    }

    private func walkTarget(_ target: Expression) {
        switch target.kind {
        case .variable(let variable):
            if variable == instance?.variable {
                assignInstance()
            } else {
                assign(variable, at: target.range)
            }
        case .property(let base, let variable):
            if isInstance(base), instance?.mustSet(variable) == true {
                assignProperty(variable, at: target.range)
            } else {
                walkProperty(base, variable, target, isAssigned: true)
            }
        case .tuple(let parts): for part in parts { walkTarget(part) }
        default: for child in target.children { walk(child) }
        }
    }

    private func walkClosure(_ closure: ClosureExpression, at place: SourceRange) {
        for (_, value) in closure.captureList { walk(value) }
        let own = Set(closure.captureList.map(\.variable))
        for variable in closure.body.captures where !own.contains(variable) {
            read(variable, at: place, how: .captured)
        }
        // What happens within happens later, and sets nothing out here.
        let (outer, outerJumps, outerInstance) = (state, jumps, instance)
        (jumps, instance) = ([], nil)
        walk(closure.body.statements)
        (state, jumps, instance) = (outer, outerJumps, outerInstance)
    }
}

extension Expression {
    /// The expressions within, in the order in which they are evaluated.
    var children: [Expression] {
        switch kind {
        case .interpolation(let parts), .tuple(let parts), .array(let parts): parts
        case .functionValue(_, _, let base): base.map { [$0] } ?? []
        case .call(_, _, let base, let arguments):
            (base.map { [$0] } ?? []) + arguments.map(\.value)
        case .callValue(let callee, let arguments): [callee] + arguments.map(\.value)
        case .enumCase(_, let arguments): arguments.map(\.value)
        case .property(let base, _), .tupleElement(let base, _): [base]
        case .subscriptAccess(let base, _, _, let arguments): [base] + arguments.map(\.value)
        case .dictionary(let pairs): pairs.flatMap { [$0.0, $0.1] }
        case .assign(let target, let value): [value, target]
        case .ternary(let condition, let yes, let no): [condition, yes, no]
        case .and(let left, let right), .or(let left, let right), .coalesce(let left, let right):
            [left, right]
        case .discard(let inner), .wrap(let inner), .makeExistential(let inner),
            .convertFunction(let inner), .forceUnwrap(let inner), .optionalChain(let inner),
            .bindOptional(let inner), .isType(let inner, _), .cast(let inner, _, _),
            .delegate(let inner), .tryExpression(let inner, _), .upcast(let inner),
            .superReference(let inner), .typeOf(let inner):
            [inner]
        case .pending(let waiting): waiting.operands
        default: []
        }
    }
}
