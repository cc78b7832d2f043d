import Bytecode

/// Values of properties, stored, computed and static.
extension FunctionLowering {
    func property(
        _ base: Expression, _ variable: Variable, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if variable.isRequirement || variable.storage == .computed
            || isDispatchedStorage(base, variable), let getter = variable.accessor(.getter)
        {
            return call(
                getter, memberSubstitution(base.type, variable), base, [],
                Expression(.placeholder, variableType(base, variable), base.range), destination)
        }
        if let read = directRead(base, variable, type, destination) { return read }
        let fields = descriptor(base.type).fields
        guard let field = fields.first(where: { $0.name == variable.name }) else {
            release(value(base))
            return target(destination, type)
        }
        if canBorrow(base) {
            return component(of: borrow(base), at: field.offset, type, destination)
        }
        return component(of: value(base), at: field.offset, type, destination)
    }

    /// Part of a value that lies in several slots, or in a box.
    func component(of base: Value, at offset: Int, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        if base.type.isBoxed || isObject(base.type) {
            let result = loadPayload(base.register, offset, type, destination)
            release(base)
            return result
        }
        let part = Value(
            register: base.register + offset, type: type, isOwned: false, isTemporary: false)
        if base.isTemporary, base.isOwned || destination != nil {
            let result = target(destination, type)
            copy(part.register, to: result.register, type)
            release(base)
            return result
        }
        return delivered(part, destination)
    }

    private func isObject(_ type: TypeDescriptor) -> Bool {
        if case .classInstance = type.kind { return true }
        return false
    }

    /// A field of a global or inout struct, without copying the struct.
    private func directRead(
        _ base: Expression, _ variable: Variable, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value? {
        guard case .variable(let root) = base.kind, root.getter == nil,
            placeholders[ObjectIdentifier(base)] == nil
        else {
            return nil
        }
        let whole = descriptor(base.type)
        guard let field = whole.fields.first(where: { $0.name == variable.name }) else {
            return nil
        }
        switch location(of: root) {
        case .global(let number):
            let result: Value
            if whole.isBoxed || isObject(whole) {
                let object = builder.allocate()
                builder.emit(.loadGlobal, object, immediate: number)
                checkInitialized(object, root, whole)
                result = loadPayload(object, field.offset, type, destination)
                builder.deallocate(object)
            } else {
                let address = builder.allocate()
                builder.emit(.addressOfGlobal, address, immediate: number)
                checkInitialized(at: address, root)
                builder.deallocate(address)
                result = target(destination, type)
                for slot in 0..<type.slots {
                    builder.emit(
                        .loadGlobal, result.register + slot, immediate: number + field.offset + slot
                    )
                    if type.references.contains(slot) {
                        builder.emit(.retain, result.register + slot)
                    }
                }
            }
            return result
        case .address(let address):
            if whole.isBoxed || isObject(whole) {
                let object = builder.allocate()
                builder.emit(.loadIndirect, object, address, 0)
                let result = loadPayload(object, field.offset, type, destination)
                builder.deallocate(object)
                return result
            }
            return loadIndirect(address, field.offset, type, destination)
        default: return nil
        }
    }

    /// What the owner's generic parameters are, seen from a base of this type.
    func memberSubstitution(_ base: Type, _ variable: Variable) -> Substitution {
        let type = concrete(base)
        guard let owner = variable.owner else { return [:] }
        if let parameter = owner.selfParameter { return [parameter: type] }
        if owner.kind == .classType {
            return environment.conformances.ancestors(of: type).first { $0.0 == owner }?.1 ?? [:]
        }
        return Substitution(owner.parameters, type.arguments)
    }

    private func variableType(_ base: Expression, _ variable: Variable) -> Type {
        let type = compiler.concrete(variable.type, memberSubstitution(base.type, variable))
        return type.dependsOnExistential ? variable.getter?.erasedResult ?? type : type
    }

    func staticProperty(
        _ owner: Type, _ variable: Variable, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let owner = declaringClass(of: variable, concrete(owner))
        if variable.isRequirement, let stored = storedStatic(variable, of: owner) {
            return staticProperty(owner, stored, type, destination)
        }
        if variable.storage != .staticStored || variable.isRequirement, let getter = variable.getter
        {
            return call(
                getter, memberSubstitution(owner, variable), nil, [],
                Expression(
                    .placeholder,
                    compiler.concrete(variable.type, memberSubstitution(owner, variable)),
                    variable.range),
                destination)
        }
        let place = initializedStatic(variable, owner)
        let result = target(destination, type)
        for slot in 0..<type.slots {
            builder.emit(.loadGlobal, result.register + slot, immediate: place + slot)
            if type.references.contains(slot) { builder.emit(.retain, result.register + slot) }
        }
        return result
    }

    /// The stored property by which a type does what a protocol asks: `static let zero = …`.
    private func storedStatic(_ variable: Variable, of owner: Type) -> Variable? {
        let checker = Checker(environment: environment, file: variable.file)
        return checker.members(of: owner, named: variable.name, isStatic: true).lazy
            .compactMap { $0.0 as? Variable }
            .first { $0.storage == .staticStored && !$0.isRequirement }
    }

    /// A static property is shared by the subclasses of the class that declares it.
    private func declaringClass(of variable: Variable, _ type: Type) -> Type {
        guard let owner = variable.owner, owner.kind == .classType else { return type }
        return environment.conformances.ancestor(owner, of: type) ?? type
    }

    /// A static property's global, initialized when this code runs first.
    func initializedStatic(_ variable: Variable, _ owner: Type) -> Int {
        let owner = declaringClass(of: variable, owner)
        let map = memberSubstitution(owner, variable)
        let type = compiler.concrete(variable.type, map)
        let place = compiler.staticGlobal(variable, type, owner)
        let flag = builder.allocate()
        let done = builder.label()
        builder.emit(.loadGlobal, flag, immediate: place.flag)
        builder.jump(.jumpIfNotZero, flag, to: done)
        builder.loadInteger(flag, 1)
        builder.emit(.storeGlobal, flag, immediate: place.flag)
        let checker = Checker(environment: environment, file: variable.file, scope: variable.scope)
        if let initial = checker.initialValue(of: variable) {
            let number = compiler.enqueueInitializer(initial, type, map, variable)
            let descriptor = compiler.layouts.descriptor(for: type)
            let window = builder.openWindow(slots: descriptor.slots)
            builder.emit(.call, window - 3, immediate: number)
            for slot in 0..<descriptor.slots {
                builder.emit(.storeGlobal, window + slot, immediate: place.value + slot)
            }
        }
        builder.place(done)
        builder.deallocate(flag)
        return place.value
    }
}
