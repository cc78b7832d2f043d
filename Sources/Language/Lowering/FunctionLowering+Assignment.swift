import Bytecode

/// Assignment to every kind of place.
extension FunctionLowering {
    func assign(_ target: Expression, _ new: Expression) {
        switch target.kind {
        case .tuple(let parts):
            let whole = owned(value(new))
            for (part, field) in zip(parts, whole.type.fields) {
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
            let type = descriptor(target.type)
            if case .register(let register) = location(of: variable), type.references.isEmpty,
                type.slots == 1
            {
                let result = value(new, into: register)
                if result.register != register { initialize(register, with: result) }
                return
            }
            if variable.storage == .global, let setter = variable.setter {
                release(
                    call(
                        setter, [:], nil, [Argument(value: new)],
                        Expression(.placeholder, .void, target.range), nil))
                return
            }
            let fresh = owned(value(new))
            store(fresh, to: location(of: variable))
        default:
            if assignInPlace(target, new) { return }
            let frozenHere = freeze(indices(of: target))
            let fresh = owned(value(new))
            mark(target.range)
            setValue(target, fresh)
            unfreeze(frozenHere)
        }
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
        where variable.storage == .computed || variable.isRequirement:
            guard let setter = variable.setter else { return release(fresh) }
            callSetter(setter, memberSubstitution(base.type, variable), base, [], fresh)
        case .staticProperty(let owner, let variable) where variable.storage != .staticStored:
            if let setter = variable.setter {
                callSetter(setter, memberSubstitution(owner, variable), nil, [], fresh)
            }
        case .property(let base, let variable)
        where variable.didSet != nil || variable.willSet != nil:
            storeObserved(base, variable, fresh)
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

    /// `willSet` sees the new value, `didSet` the old one.
    private func storeObserved(_ base: Expression, _ variable: Variable, _ fresh: Value) {
        let plain = Expression(.property(base, variable), .error, base.range)
        plain.type = compiler.concrete(variable.type, memberSubstitution(base.type, variable))
        // Within the type's own initializer observers stay silent, as in Swift.
        let isInitializing = function?.role == .initializer && function?.owner == variable.owner
        var old: Value?
        if !isInitializing, variable.didSet != nil { old = owned(value(plain)) }
        func observe(_ observer: Function, _ value: Value) {
            let placeholder = Expression(.placeholder, plain.type, base.range)
            placeholders[ObjectIdentifier(placeholder)] = Value(
                register: value.register, type: value.type, isOwned: false, isTemporary: false)
            let void = Expression(.placeholder, .void, base.range)
            release(
                call(
                    observer, memberSubstitution(base.type, variable), base,
                    [Argument(value: placeholder)], void, nil))
            placeholders[ObjectIdentifier(placeholder)] = nil
        }
        if !isInitializing, let willSet = variable.willSet { observe(willSet, fresh) }
        // Past the observers, straight to where the property is stored.
        let whole = descriptor(base.type)
        if let field = whole.fields.first(where: { $0.name == variable.name }) {
            openField(base, whole, field.offset) { place in store(fresh, at: place) }
        }
        if let old, let didSet = variable.didSet {
            observe(didSet, old)
            release(old)
        }
    }
}
