import Bytecode

/// Storing where `willSet` and `didSet` watch.
extension FunctionLowering {
    /// Within an observer the variable it watches can be set without calling it again.
    /// One that watches its superclass's has no storage of its own: there that calls it again, as in
    /// Swift.
    func isObserving(_ variable: Variable) -> Bool {
        guard let function, variable.overridden == nil else { return false }
        return function === variable.willSet || function === variable.didSet
    }

    /// Whether a property is set past its observers: in one of them, or in the type's own initializer,
    /// on `self`.
    func isSilent(_ base: Expression, _ variable: Variable) -> Bool {
        guard isOwnInstance(base) else { return false }
        return isObserving(variable)
            || function?.role == .initializer && function?.owner == variable.owner
    }

    private func isOwnInstance(_ base: Expression) -> Bool {
        switch base.kind {
        case .superReference(let instance): return isOwnInstance(instance)
        case .variable(let variable): return variable.name == "self"
        default: return false
        }
    }

    /// The register of a variable that can be changed in place, with nobody watching.
    func plainRegister(of expression: Expression) -> Int? {
        guard case .variable(let variable) = expression.kind, variable.getter == nil,
            !variable.isObserved || isObserving(variable),
            case .register(let register) = location(of: variable)
        else { return nil }
        return register
    }

    /// Stores a property that is watched; what holds the property is opened once for all of it.
    func storeObserved(_ base: Expression, _ variable: Variable, _ fresh: Value) {
        let whole = descriptor(base.type)
        func store(in holder: Location) {
            let stand = Variable(
                name: "(holder)", storage: .local, isLet: false, type: concrete(base.type),
                file: variable.file, range: base.range)
            locations[stand] = holder
            var instance = Expression(.variable(stand), stand.type, base.range)
            instance.isLvalue = true
            if case .classInstance = whole.kind {
                // The property where it lies, past what overrides it.
                instance = Expression(.superReference(instance), stand.type, base.range)
            }
            storeObserved(in: instance, variable, fresh) {
                storeField(instance, whole, variable, fresh)
            }
            locations[stand] = nil
        }
        if isSilent(base, variable) {
            storeField(base, whole, variable, fresh)
        } else if case .classInstance = whole.kind {
            let object = value(base)
            store(in: .register(object.register))
            release(object)
        } else {
            modify(base, byUserCode: true) { place in
                switch place {
                case .registers(let register): store(in: .register(register))
                case .address:
                    let address = address(of: place)
                    store(in: .address(address))
                    builder.deallocate(address)
                }
            }
        }
    }

    /// Sets a property of the superclass, calling the observers that a subclass adds to it.
    func observing(
        _ variable: Variable, _ instance: Expression, _ inherited: Expression, _ new: Expression
    ) {
        let fresh = value(new)
        storeObserved(in: instance, variable, fresh, reading: inherited) {
            assign(inherited, new)
        }
        release(fresh)
    }

    private func storeObserved(
        in instance: Expression, _ variable: Variable, _ fresh: Value,
        reading plain: Expression? = nil, _ store: () -> Void
    ) {
        let map = memberSubstitution(instance.type, variable)
        let type = compiler.concrete(variable.type, map)
        let plain = plain ?? Expression(.property(instance, variable), type, instance.range)
        var old: Value?
        if variable.didSet != nil { old = owned(value(plain)) }
        if let willSet = variable.willSet { observe(willSet, map, instance, fresh, type) }
        store()
        if let old, let didSet = variable.didSet {
            observe(didSet, map, instance, old, type)
            release(old)
        }
    }

    /// Past the observers, straight to where the property is stored.
    private func storeField(
        _ base: Expression, _ whole: TypeDescriptor, _ variable: Variable, _ fresh: Value
    ) {
        if let field = whole.fields.first(where: { $0.name == variable.name }) {
            openField(base, whole, field.offset) { place in store(fresh, at: place) }
        }
    }

    /// A variable or static property that is watched.
    func storeObserved(
        _ target: Expression, _ variable: Variable, _ fresh: Value, _ map: Substitution
    ) {
        let old = variable.didSet == nil ? nil : owned(value(target))
        if let willSet = variable.willSet { observe(willSet, map, nil, fresh, target.type) }
        switch target.kind {
        case .staticProperty(let owner, _):
            store(fresh, to: .global(initializedStatic(variable, concrete(owner))))
        default: store(fresh, to: location(of: variable))
        }
        if let old, let didSet = variable.didSet {
            observe(didSet, map, nil, old, target.type)
            release(old)
        }
    }

    private func observe(
        _ observer: Function, _ map: Substitution, _ base: Expression?, _ value: Value,
        _ type: Type
    ) {
        let place = base?.range ?? observer.range
        let placeholder = Expression(.placeholder, type, place)
        placeholders[ObjectIdentifier(placeholder)] = value.borrowed
        let void = Expression(.placeholder, .void, place)
        release(call(observer, map, base, [Argument(value: placeholder)], void, nil))
        placeholders[ObjectIdentifier(placeholder)] = nil
    }
}
