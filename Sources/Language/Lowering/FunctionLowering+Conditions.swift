import Bytecode

/// Conditions as jumps.
extension FunctionLowering {
    func branches(_ expression: Expression, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        let no = builder.label()
        let end = builder.label()
        if case .ternary(let condition, let yes, let otherwise) = expression.kind {
            jump(unless: condition, to: no)
            ownedInto(yes, result.register)
            builder.jump(to: end)
            builder.place(no)
            ownedInto(otherwise, result.register)
        } else {
            jump(unless: expression, to: no)
            builder.loadInteger(result.register, 1)
            builder.jump(to: end)
            builder.place(no)
            builder.loadInteger(result.register, 0)
        }
        builder.place(end)
        return result
    }

    /// Evaluates a condition only for where it leads.
    func jump(unless condition: Expression, to label: FunctionBuilder.Label) {
        mark(condition.range)
        switch condition.kind {
        case .boolean(true): return
        case .boolean(false): builder.jump(to: label)
        case .and(let left, let right):
            jump(unless: left, to: label)
            jump(unless: right, to: label)
        case .or(let left, let right):
            let yes = builder.label()
            jump(if: left, to: yes)
            jump(unless: right, to: label)
            builder.place(yes)
        case .call(let function, _, nil, let arguments)
        where arguments.count == 1 && intrinsicName(function) == "notBool":
            jump(if: arguments[0].value, to: label)
        case .isType(let inner, let wanted)
        where wanted.wrapped != nil && concrete(wanted) == concrete(inner.type):
            let optional = value(inner)
            testNil(optional) { self.builder.jump(.jumpIfZero, $0, to: label) }
        default:
            if fusedJump(condition, negated: true, to: label) { return }
            let test = value(condition)
            builder.jump(.jumpIfFalse, test.register, to: label)
            release(test)
        }
    }

    func jump(if condition: Expression, to label: FunctionBuilder.Label) {
        mark(condition.range)
        switch condition.kind {
        case .boolean(true): builder.jump(to: label)
        case .boolean(false): return
        case .and(let left, let right):
            let no = builder.label()
            jump(unless: left, to: no)
            jump(if: right, to: label)
            builder.place(no)
        case .or(let left, let right):
            jump(if: left, to: label)
            jump(if: right, to: label)
        case .call(let function, _, nil, let arguments)
        where arguments.count == 1 && intrinsicName(function) == "notBool":
            jump(unless: arguments[0].value, to: label)
        default:
            if fusedJump(condition, negated: false, to: label) { return }
            let test = value(condition)
            builder.jump(.jumpIfTrue, test.register, to: label)
            release(test)
        }
    }

    func testNil(_ optional: Value, _ jump: (Int) -> Void) {
        if optional.isTemporary && optional.isOwned {
            let flag = builder.allocate()
            builder.emit(.move, flag, optional.register)
            release(optional)
            jump(flag)
            builder.deallocate(flag)
        } else {
            jump(optional.register)
            release(optional)
        }
    }

    /// Comparison and jump in one instruction.
    private func fusedJump(_ condition: Expression, negated: Bool, to label: FunctionBuilder.Label)
        -> Bool
    {
        guard case .call(let function, let map, nil, let arguments) = condition.kind,
            arguments.count == 2,
            let name = intrinsicName(resolvedFunction(function, map).0),
            let form = compiler.form(of: name)
        else { return false }
        let opcode: Opcode
        var reversed = form.isSwapped
        switch (form.opcode, negated) {
        case (.equalInt, false): opcode = .jumpIfEqualInt
        case (.equalInt, true): opcode = .jumpIfNotEqualInt
        case (.notEqualInt, false): opcode = .jumpIfNotEqualInt
        case (.notEqualInt, true): opcode = .jumpIfEqualInt
        case (.lessInt, false): opcode = .jumpIfLessInt
        // not (a < b) is b <= a
        case (.lessInt, true): (opcode, reversed) = (.jumpIfLessOrEqualInt, !reversed)
        case (.lessOrEqualInt, false): opcode = .jumpIfLessOrEqualInt
        case (.lessOrEqualInt, true): (opcode, reversed) = (.jumpIfLessInt, !reversed)
        case (.lessDouble, false): opcode = .jumpIfLessDouble
        case (.lessDouble, true): opcode = .jumpIfNotLessDouble
        case (.lessOrEqualDouble, false): opcode = .jumpIfLessOrEqualDouble
        case (.lessOrEqualDouble, true): opcode = .jumpIfNotLessOrEqualDouble
        default: return false
        }
        let left = operand(arguments[0].value, before: [arguments[1].value])
        let right = value(arguments[1].value)
        mark(condition.range)
        let (a, b) = reversed ? (right.register, left.register) : (left.register, right.register)
        builder.jump(opcode, a, b, to: label)
        release(right)
        release(left)
        return true
    }

    /// Runs on if the condition holds, with its variables bound in the current scope.
    func test(_ condition: Condition, orJumpTo no: FunctionBuilder.Label) {
        switch condition {
        case .boolean(let expression): jump(unless: expression, to: no)
        case .matching(let pattern, let expression):
            // A subject lives as long as the scope: bound parts may lie in it.
            let subject = patternSubject(expression)
            match(pattern, subject, concrete(expression.type), orJumpTo: no)
        }
    }

    func conditional(
        _ conditions: [Condition], _ then: [Statement], _ otherwise: [Statement]
    ) {
        let end = builder.label()
        let no = builder.label()
        scopes.append(ScopeRecord())
        let missed = builder.label()
        let needsCleaning = conditions.contains { if case .matching = $0 { true } else { false } }
        for condition in conditions { test(condition, orJumpTo: needsCleaning ? missed : no) }
        block(then)
        leave(scopes.count - 1)
        if !otherwise.isEmpty || needsCleaning { builder.jump(to: end) }
        if needsCleaning {
            // Leaving half-way: what was bound so far is released, the rest is still 0.
            builder.place(missed)
            leave(scopes.count - 1)
        }
        let record = scopes.removeLast()
        for (register, type) in record.registers { builder.deallocate(register, type) }
        builder.place(no)
        block(otherwise)
        builder.place(end)
    }
}
