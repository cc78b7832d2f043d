import Bytecode

/// Loops over conditions, arrays and sequences.
extension FunctionLowering {
    func loop(
        _ label: String?, breakTarget: FunctionBuilder.Label, continueTarget: FunctionBuilder.Label,
        _ work: () -> Void
    ) {
        loops.append(
            LoopRecord(
                label: label, breakTarget: breakTarget, continueTarget: continueTarget,
                depth: scopes.count))
        work()
        loops.removeLast()
    }

    func leaveLoop(_ label: String?, isContinue: Bool) {
        let found = loops.last { record in
            if let label { return record.label == label }
            return isContinue ? record.continueTarget != nil : !record.needsLabel
        }
        guard let found else { return }
        leave(found.depth)
        builder.jump(to: isContinue ? found.continueTarget ?? found.breakTarget : found.breakTarget)
    }

    func whileLoop(_ conditions: [Condition], _ body: [Statement], _ label: String?) {
        let top = builder.label()
        let again = builder.label()
        let end = builder.label()
        builder.place(top)
        scopes.append(ScopeRecord())
        let missed = builder.label()
        let needsCleaning = conditions.contains { if case .matching = $0 { true } else { false } }
        for condition in conditions { test(condition, orJumpTo: needsCleaning ? missed : end) }
        loop(label, breakTarget: end, continueTarget: again) {
            // `break` and `continue` also leave the scope of the condition's bindings.
            loops[loops.count - 1].depth = scopes.count - 1
            block(body)
        }
        leave(scopes.count - 1)
        builder.place(again)
        builder.jump(.loop, 0, to: top)
        if needsCleaning {
            builder.place(missed)
            leave(scopes.count - 1)
        }
        let record = scopes.removeLast()
        for (register, type) in record.registers { builder.deallocate(register, type) }
        builder.place(end)
    }

    func repeatLoop(_ body: [Statement], _ condition: Expression, _ label: String?) {
        let top = builder.label()
        let check = builder.label()
        let end = builder.label()
        builder.place(top)
        loop(label, breakTarget: end, continueTarget: check) { block(body) }
        builder.place(check)
        jump(unless: condition, to: end)
        builder.jump(.loop, 0, to: top)
        builder.place(end)
    }

    func forArray(
        _ pattern: Pattern, _ array: Expression, _ filter: Expression?, _ body: [Statement],
        _ label: String?
    ) {
        let arrayType = descriptor(array.type)
        let elementType = concrete(array.type).arguments.first ?? .error
        let element = compiler.layouts.descriptor(for: elementType)
        let int = descriptor(environment.int)
        inScope {
            // A count of its own: the body may change the variable.
            let held = builder.allocate(arrayType)
            ownedInto(array, held)
            own(held, arrayType)
            let index = builder.allocate(int)
            let count = builder.allocate(int)
            own(index, int)
            own(count, int)
            builder.loadInteger(index, 0)
            builder.emit(.arrayCount, count, held)
            let (end, top, next) = (builder.label(), builder.label(), builder.label())
            builder.jump(.jumpIfEqualInt, index, count, to: end)
            builder.place(top)
            loop(label, breakTarget: end, continueTarget: next) {
                inScope {
                    if let item = borrowedItem(pattern, element, held, index) {
                        bindLoopItem(pattern, item, elementType, filter, next, body)
                        return builder.deallocate(item.register, slots: element.slots)
                    }
                    let item = temporary(element)
                    if element.slots > 0 {
                        builder.emit(elementLoad(element), item.register, held, index)
                    }
                    bindLoopItem(pattern, item, elementType, filter, next, body)
                }
            }
            builder.place(next)
            builder.jump(.loopIfNextLess, index, count, to: top)
            builder.place(end)
        }
    }

    /// An element that the array, which the loop holds, keeps alive; nil where it needs an owner or is
    /// but a number.
    private func borrowedItem(
        _ pattern: Pattern, _ element: TypeDescriptor, _ array: Int, _ index: Int
    ) -> Value? {
        guard case .slots(let count) = element.packing,
            count > 1 || (count == 1 && !element.references.isEmpty),
            pattern.variables.allSatisfy(isOnlyRead)
        else { return nil }
        let register = builder.allocate(slots: count)
        if count == 1 {
            builder.emit(.arrayGet, register, array, index)
        } else {
            let address = builder.allocate()
            builder.emit(.arrayElementAddress, address, array, index)
            for slot in 0..<count {
                builder.emit(.loadIndirect, register + slot, address, slot)
            }
            builder.deallocate(address)
        }
        return Value(
            register: register, type: element, isOwned: false, isTemporary: false, isStable: true)
    }

    /// Binds an element and runs the body; patterns that do not match skip the round.
    private func bindLoopItem(
        _ pattern: Pattern, _ item: Value, _ type: Type, _ filter: Expression?,
        _ next: FunctionBuilder.Label, _ body: [Statement]
    ) {
        let skip = builder.label()
        let done = builder.label()
        if !item.isStable { own(item.register, item.type) }
        var canMiss = filter != nil
        if case .variable(let variable) = pattern, !(variable.isCaptured && variable.isMutated) {
            locations[variable] = .register(item.register)
        } else {
            canMiss = true
            match(pattern, item.stable, type, orJumpTo: skip)
        }
        if let filter { jump(unless: filter, to: skip) }
        block(body)
        if canMiss {
            builder.jump(to: done)
            builder.place(skip)
            leave(scopes.count - 1)
            builder.jump(to: next)
            builder.place(done)
        }
    }

    func forSequence(
        _ pattern: Pattern, _ iterator: Variable, _ make: Expression, _ next: Expression,
        _ filter: Expression?, _ body: [Statement], _ label: String?
    ) {
        inScope {
            initialize(iterator, with: value(make))
            let (end, top) = (builder.label(), builder.label())
            let exhausted = builder.label()
            builder.place(top)
            let nextRound = builder.label()
            loop(label, breakTarget: end, continueTarget: nextRound) {
                inScope {
                    let optional = owned(value(next))
                    jumpIfNil(optional, to: exhausted)
                    let elementType = concrete(next.type).wrapped ?? .error
                    let element = compiler.layouts.descriptor(for: elementType)
                    let item = payload(of: optional, element, nil)
                    if item.isTemporary {
                        bindLoopItem(pattern, item, elementType, filter, nextRound, body)
                    } else {
                        let copy = temporary(element)
                        initialize(copy.register, with: item)
                        builder.deallocate(optional.register, optional.type)
                        bindLoopItem(pattern, copy, elementType, filter, nextRound, body)
                    }
                }
            }
            builder.place(nextRound)
            builder.jump(.loop, 0, to: top)
            builder.place(exhausted)
            builder.place(end)
        }
    }
}
