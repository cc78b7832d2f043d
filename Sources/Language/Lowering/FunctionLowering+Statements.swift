import Bytecode

/// Statements by kind.
extension FunctionLowering {
    func statements(_ list: [Statement]) {
        for item in list { statement(item) }
    }

    func block(_ list: [Statement]) { inScope { statements(list) } }

    func statement(_ statement: Statement) {
        mark(statement.range)
        switch statement.kind {
        case .expression(let expression): release(value(expression))
        case .declare(let pattern, let initial): declare(pattern, initial)
        case .conditional(let conditions, let then, let otherwise):
            conditional(conditions, then, otherwise)
        case .guarding(let conditions, let body):
            let no = builder.label()
            let end = builder.label()
            if conditions.count == 1, case .boolean(let condition) = conditions[0] {
                jump(if: condition, to: end)
                block(body)
                return builder.place(end)
            }
            // What the conditions bind belongs to the scope around the guard.
            for condition in conditions { test(condition, orJumpTo: no) }
            builder.jump(to: end)
            builder.place(no)
            block(body)
            builder.place(end)
        case .whileLoop(let conditions, let body, let label): whileLoop(conditions, body, label)
        case .repeatLoop(let body, let condition, let label): repeatLoop(body, condition, label)
        case .forRange(
            let variable, let lower, let upper, let isClosed, let filter, let body, let label):
            forRange(variable, lower, upper, isClosed, filter, body, label)
        case .forStride(
            let variable, let from, let to, let by, let isThrough, let filter, let body, let label):
            forStride(variable, from, to, by, isThrough, filter, body, label)
        case .forArray(let pattern, let array, let filter, let body, let label):
            forArray(pattern, array, filter, body, label)
        case .forSequence(
            let pattern, let iterator, let make, let next, let filter, let body, let label):
            if loopWithoutIterator(pattern, make, filter, body, label) { return }
            forSequence(pattern, iterator, make, next, filter, body, label)
        case .switching(let subject, let cases, let label): switching(subject, cases, label)
        case .returning(let result): returning(result)
        case .breaking(let label): leaveLoop(label, isContinue: false)
        case .continuing(let label): leaveLoop(label, isContinue: true)
        case .fallingThrough:
            if let target = fallThroughTarget {
                leave(loops.last?.depth ?? scopes.count)
                builder.jump(to: target)
            }
        case .throwing(let error):
            let thrown = owned(value(error))
            mark(statement.range)
            builder.emit(.throwError, thrown.register)
            builder.deallocate(thrown.register, thrown.type)
        case .doCatch(let body, let clauses, let variable, let label):
            doCatch(body, clauses, variable, label)
        case .deferring(let body): deferring(body)
        case .block(let body, let label): labelled(body, label)
        case .yield(let result): yield(result)
        case .nothing: break
        }
    }

    private func returning(_ result: Expression?) {
        if let finishInitializer {
            if let result, case .nilLiteral = result.kind {
                let type = descriptor(resultType)
                leave(0)
                for slot in 0..<type.slots { builder.emit(.loadImmediate, slot, immediate: 0) }
                builder.emit(.returnValues)
                return
            }
            finishInitializer()
            return
        }
        guard let result else {
            if let inlineReturn { return leaveInlined(nil, inlineReturn) }
            leave(0)
            builder.emit(.returnValues)
            return
        }
        if returnsBranches(result) { return }
        if let inlineReturn { return leaveInlined(result, inlineReturn) }
        let computed = value(result)
        if computed.type.slots == 0 {
            leave(0)
            builder.emit(.returnValues)
            return
        }
        if computed.type.references.isEmpty, needsNothingOnLeaving {
            // Parameters and results share slots; a value that is not among them can go there at once.
            move(computed.register, to: 0, slots: computed.type.slots)
            release(computed)
            builder.emit(.returnValues)
            return
        }
        if isLastUse(of: computed) {
            // The variable's own count goes to the caller.
            leave(0, keeping: computed.register)
            move(computed.register, to: 0, slots: computed.type.slots)
            builder.emit(.returnValues)
            return
        }
        let held = owned(computed)
        leave(0)
        // The caller owns the result now; nothing looks at this frame any more.
        move(held.register, to: 0, slots: held.type.slots)
        builder.deallocate(held.register, held.type)
        builder.emit(.returnValues)
    }

    /// `return a ? b : c`: each branch returns by itself.
    private func returnsBranches(_ result: Expression) -> Bool {
        guard case .ternary(let condition, let yes, let otherwise) = result.kind else {
            return false
        }
        let no = builder.label()
        jump(unless: condition, to: no)
        returning(yes)
        builder.place(no)
        returning(otherwise)
        return true
    }

    /// Whether a value is a local variable's, which ends with the function.
    private func isLastUse(of value: Value) -> Bool {
        !value.isTemporary
            && scopes.contains {
                $0.owned.contains {
                    $0.register == value.register && $0.type.number == value.type.number
                }
            } && scopes.allSatisfy(\.deferred.isEmpty)
    }

    private var needsNothingOnLeaving: Bool {
        scopes.allSatisfy { record in
            record.deferred.isEmpty && record.owned.allSatisfy { $0.type.references.isEmpty }
        }
    }

    private func labelled(_ body: [Statement], _ label: String?) {
        let end = builder.label()
        loops.append(
            LoopRecord(
                label: label, breakTarget: end, continueTarget: nil, depth: scopes.count,
                needsLabel: true))
        block(body)
        loops.removeLast()
        builder.place(end)
    }

    private func yield(_ result: Expression) {
        guard let target = yieldTargets.last else { return }
        ownedInto(result, target.register)
        leave(target.depth)
        builder.jump(to: target.end)
    }

    func present(_ result: Expression) {
        guard let function = compiler.libraryFunction("_presentResult"),
            let parameter = function.signature.parameters.first
        else {
            release(value(result))
            return
        }
        let call = Expression(
            .call(function, [parameter: result.type], base: nil, [Argument(value: result)]), .void,
            result.range)
        release(value(call))
    }
}
