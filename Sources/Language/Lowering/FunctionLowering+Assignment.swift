import Bytecode

/// Assignment to every kind of place.
extension FunctionLowering {
    func assign(_ target: Expression, _ new: Expression) {
        if let exit = chainExits.last, let link = chainLink(of: target) {
            assign(target, new, behind: link, exit)
        } else {
            assignHere(target, new)
        }
    }

    /// `node?.value = make()`: nothing is made where there is no node.
    private func assign(
        _ target: Expression, _ new: Expression, behind link: Expression,
        _ exit: FunctionBuilder.Label
    ) {
        let isNil = builder.label()
        let end = builder.label()
        chainExits.append(isNil)
        let frozenIndices = freeze(indices(of: link))
        let frozenLink = pass(link)
        assignHere(target, new)
        chainExits.removeLast()
        unfreeze(frozenLink)
        builder.jump(to: end)
        builder.place(isNil)
        for case let held? in frozenIndices.map({ placeholders[$0] }) {
            for offset in held.type.references { builder.emit(.release, held.register + offset) }
        }
        builder.jump(to: exit)
        builder.place(end)
        unfreeze(frozenIndices)
    }

    /// Leaves an optional chain at a link that is nil; keeps the instance that it is otherwise.
    func pass(_ link: Expression) -> [ObjectIdentifier] {
        if concrete(link.type).nominal?.kind == .classType { return freeze([link]) }
        if isPlain(link) { release(value(link)) }
        return []
    }

    /// The last `?` on the way to a place.
    func chainLink(of target: Expression) -> Expression? {
        switch target.kind {
        case .bindOptional: target
        case .property(let base, _), .tupleElement(let base, _), .forceUnwrap(let base),
            .subscriptAccess(let base, _, _, _), .keyPathAccess(let base, _):
            chainLink(of: base)
        default: nil
        }
    }

    /// Whether looking at it twice is the same as once.
    private func isPlain(_ link: Expression) -> Bool {
        switch link.kind {
        case .bindOptional(let base): isPlain(base)
        case .property(let base, let variable): variable.storage == .stored && isPlain(base)
        default: link.isCallFree
        }
    }

    private func assignHere(_ target: Expression, _ new: Expression) {
        switch target.kind {
        case .tuple(let parts):
            let frozenHere = freeze(parts.flatMap { steps(to: $0, beside: [new]) })
            defer { unfreeze(frozenHere) }
            let whole = owned(value(new))
            for (part, field) in zip(parts, whole.type.fields) {
                // `_` takes nothing.
                if case .placeholder = part.kind { continue }
                let piece = Value(
                    register: whole.register + field.offset, type: field.type, isOwned: false,
                    isTemporary: false)
                let placeholder = Expression(.placeholder, part.type, part.range)
                placeholders[ObjectIdentifier(placeholder)] = piece
                assign(part, placeholder)
                placeholders[ObjectIdentifier(placeholder)] = nil
            }
            release(whole)
        case .optionalChain(let inner):
            let exit = builder.label()
            chainExits.append(exit)
            assign(inner, new)
            chainExits.removeLast()
            builder.place(exit)
        case .variable(let variable):
            let frozenHere = freeze(operand(of: new, for: target))
            defer { unfreeze(frozenHere) }
            if let setter = variable.setter {
                release(
                    call(
                        setter, [:], nil, [Argument(value: new)],
                        Expression(.placeholder, .void, target.range), nil))
                return
            }
            let type = descriptor(target.type)
            if variable.isObserved, !isObserving(variable) {
                setValue(target, owned(value(new)))
                return
            }
            if case .register(let register) = location(of: variable), type.references.isEmpty,
                type.slots == 1
            {
                let result = value(new, into: register)
                if result.register != register { initialize(register, with: result) }
                return
            }
            let fresh = owned(value(new))
            store(fresh, to: location(of: variable))
        default:
            if assignInPlace(target, new) { return }
            let frozenHere =
                freeze(steps(to: target, beside: [written(new, for: target)]))
                + freeze(operand(of: new, for: target))
            let fresh = owned(value(new))
            mark(target.range)
            setValue(target, fresh)
            unfreeze(frozenHere)
        }
    }

    /// Of `place op= value`: the value, which is computed before the place is looked at, if code that
    /// might change the place computes it.
    private func operand(of new: Expression, for target: Expression) -> [Expression] {
        let operand = written(new, for: target)
        return operand === new || operand.isCallFree ? [] : [operand]
    }

    /// What stands behind `=` or `op=`.
    private func written(_ new: Expression, for target: Expression) -> Expression {
        guard case .call(_, _, _, let arguments) = new.kind, arguments.count == 2,
            arguments[0].value === target
        else { return new }
        return arguments[1].value
    }

    /// Stores an owned value into any place.
    func setValue(_ target: Expression, _ fresh: Value) {
        switch target.kind {
        case .subscriptAccess(let base, let variable, let map, let arguments):
            if isArrayElement(variable) {
                setElement(base, arguments[0].value, fresh)
                return
            }
            guard let setter = variable.setter else { return release(fresh) }
            callSetter(setter, map, base, arguments, fresh)
        case .property(let base, let variable)
        where variable.storage == .computed || variable.isRequirement
            || isDispatchedStorage(base, variable):
            let silent = variable.silentSetter.flatMap { isSilent(base, variable) ? $0 : nil }
            guard let setter = silent ?? variable.accessor(.setter) else { return release(fresh) }
            callSetter(setter, memberSubstitution(base.type, variable), base, [], fresh)
        case .staticProperty(let owner, let variable) where variable.storage != .staticStored:
            if let setter = variable.setter {
                callSetter(setter, memberSubstitution(owner, variable), nil, [], fresh)
            }
        case .property(let base, let variable) where variable.isObserved:
            storeObserved(base, variable, fresh)
        case .staticProperty(let owner, let variable) where variable.isObserved:
            storeObserved(target, variable, fresh, memberSubstitution(owner, variable))
        case .variable(let variable) where variable.setter != nil:
            if let setter = variable.setter { callSetter(setter, [:], nil, [], fresh) }
        case .variable(let variable) where variable.isObserved && !isObserving(variable):
            storeObserved(target, variable, fresh, [:])
        case .keyPathAccess(let base, let path): storeThroughKeyPath(base, path, fresh)
        default:
            modify(target, byUserCode: false) { place in
                store(fresh, at: place)
            }
        }
    }

    func store(_ fresh: Value, at place: Place) {
        switch place {
        case .registers(let register): store(fresh, to: .register(register))
        case .address(let address, let offset):
            storeIndirect(fresh, address, offset, isInitialization: false)
        }
    }

    private func callSetter(
        _ setter: Function, _ map: Substitution, _ base: Expression?, _ arguments: [Argument],
        _ fresh: Value
    ) {
        let placeholder = Expression(
            .placeholder, setter.parameters.first?.type ?? .error, base?.range ?? setter.range)
        var borrowed = fresh
        borrowed.isTemporary = false
        borrowed.isOwned = false
        placeholders[ObjectIdentifier(placeholder)] = borrowed
        let void = Expression(.placeholder, .void, base?.range ?? setter.range)
        release(
            call(setter, map, base, [Argument(value: placeholder)] + arguments, void, nil))
        placeholders[ObjectIdentifier(placeholder)] = nil
        release(fresh)
    }
}
