import Bytecode
import Diagnostics

/// `try` in its forms, and `do`.
extension FunctionLowering {
    func tryValue(
        _ inner: Expression, _ kind: Expression.Try, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if kind == .plain { return value(inner, into: destination) }
        let result = target(destination, type)
        let (start, end, handler, done) = (
            builder.label(), builder.label(), builder.label(), builder.label()
        )
        let error = builder.allocate(slots: 1, references: [0])
        let busy = builder.busyReferenceSlots
        builder.place(start)
        let innerType = descriptor(inner.type)
        if kind == .forced || innerType.number == type.number || isBare(type) {
            ownedInto(inner, result.register)
        } else {
            ownedInto(inner, result.register + 1)
            builder.loadInteger(result.register, 1)
        }
        builder.place(end)
        builder.jump(to: done)
        builder.place(handler)
        if kind == .forced {
            builder.fail(
                Failure(
                    id: "uncaught-error", "'try!' met an error",
                    hint: "use 'try?' or 'do { … } catch { … }'"))
        } else {
            builder.emit(.release, error)
            clear(result)
        }
        builder.place(done)
        let releasing = builder.referenceSlots.filter { !busy.contains($0) }
        builder.addHandler(
            start: start, end: end, target: handler, slot: error, releasing: releasing)
        builder.deallocate(error, slots: 1, references: [0])
        return result
    }

    func doCatch(
        _ body: [Statement], _ clauses: [CatchClause], _ variable: Variable, _ label: String?
    ) {
        let (start, stop, handler, end) = (
            builder.label(), builder.label(), builder.label(), builder.label()
        )
        let errorType = descriptor(variable.type)
        inScope {
            let error = builder.allocate(errorType)
            own(error, errorType)
            locations[variable] = .register(error)
            let busy = builder.busyReferenceSlots
            builder.place(start)
            labelledDo(body, label, end)
            builder.place(stop)
            builder.jump(to: end)
            builder.place(handler)
            for clause in clauses {
                let held = Value(
                    register: error, type: errorType, isOwned: false, isTemporary: false)
                run(clause.body, for: clause.items, held, concrete(variable.type), thenGoTo: end)
            }
            // No clause took it: on to the next handler.
            builder.emit(.throwError, error)
            builder.place(end)
            // Registers first used inside the block, and those reused inside it.
            let releasing = builder.referenceSlots.filter { !busy.contains($0) }
            builder.addHandler(
                start: start, end: stop, target: handler, slot: error, releasing: releasing)
        }
    }

    private func labelledDo(_ body: [Statement], _ label: String?, _ end: FunctionBuilder.Label) {
        guard label != nil else {
            block(body)
            return
        }
        loops.append(
            LoopRecord(
                label: label, breakTarget: end, continueTarget: nil, depth: scopes.count,
                needsLabel: true))
        block(body)
        loops.removeLast()
    }
}
