import Bytecode
import Diagnostics

/// Where something that can be changed lies.
enum Place {
    case registers(Int)
    /// In the slots from `offset` on, behind the address in a register.
    case address(Int, offset: Int)
}

extension FunctionLowering {
    // MARK: Assignment

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
            let frozenHere = freeze(indices(of: target))
            let fresh = owned(value(new))
            mark(target.range)
            setValue(target, fresh)
            unfreeze(frozenHere)
        }
    }

    /// Stores an owned value into any place.
    private func setValue(_ target: Expression, _ fresh: Value) {
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
        modify(plain, byUserCode: false) { place in store(fresh, at: place) }
        if let old, let didSet = variable.didSet {
            observe(didSet, old)
            release(old)
        }
    }

    // MARK: Array elements

    func isArrayElement(_ variable: Variable) -> Bool {
        if case .intrinsic(let intrinsic) = variable.implementation {
            return intrinsic.name == "arraySubscript"
        }
        return false
    }

    func subscriptValue(
        _ base: Expression, _ variable: Variable, _ map: Substitution, _ arguments: [Argument],
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        guard isArrayElement(variable) else {
            guard let getter = variable.getter else { return target(destination, type) }
            let result = compiler.concrete(variable.type, concreteMap(map))
            return call(
                getter, map, base, arguments, Expression(.placeholder, result, base.range),
                destination)
        }
        let array = operand(base, before: [arguments[0].value])
        let index = value(arguments[0].value)
        let result = target(destination, type)
        let opcode: Opcode
        switch type.packing {
        case .slots(1): opcode = type.references.isEmpty ? .arrayGet : .arrayGetReference
        case .byte: opcode = .arrayGetByte
        case .word: opcode = .arrayGetWord
        default: opcode = .arrayGetValue
        }
        if type.slots > 0 { builder.emit(opcode, result.register, array.register, index.register) }
        release(index)
        release(array)
        return result
    }

    func concreteMap(_ map: Substitution) -> Substitution { map.mapValues { concrete($0) } }

    private func setElement(_ base: Expression, _ index: Expression, _ fresh: Value) {
        let position = value(index)
        if case .variable(let variable) = base.kind, case .register(let register) = location(of: variable) {
            emitSet(register, position.register, fresh)
            release(position)
            return
        }
        modify(base, byUserCode: false) { place in
            switch place {
            case .registers(let register): emitSet(register, position.register, fresh)
            case .address(let address, let offset):
                if case .slots = fresh.type.packing, fresh.type.slots > 0 {
                    let slot = builder.allocate()
                    builder.emit(.offsetAddress, slot, address, offset)
                    let element = builder.allocate()
                    builder.emit(.projectElement, element, slot, position.register)
                    storeIndirect(fresh, element, 0, isInitialization: false)
                    builder.deallocate(element)
                    builder.deallocate(slot)
                } else {
                    setPackedElement(base, address, offset, position.register, fresh)
                }
            }
        }
        release(position)
    }

    /// Bytes and words: the array moves into a register and back. Reading the element first makes a bad
    /// index fail while the array is still in its place.
    private func setPackedElement(
        _ base: Expression, _ address: Int, _ offset: Int, _ position: Int, _ fresh: Value
    ) {
        let type = descriptor(base.type)
        let held = builder.allocate(type)
        let scratch = builder.allocate()
        let borrowed = builder.allocate()
        builder.emit(.loadIndirect, borrowed, address, offset)
        builder.emit(.arrayGetValue, scratch, borrowed, position)
        builder.emit(.loadIndirect, held, address, offset)
        builder.loadInteger(scratch, 0)
        builder.emit(.storeIndirect, address, scratch, offset)
        emitSet(held, position, fresh)
        builder.emit(.storeIndirect, address, held, offset)
        builder.emit(.loadImmediate, held, immediate: 0)
        builder.deallocate(borrowed)
        builder.deallocate(scratch)
        builder.deallocate(held, type)
    }

    private func emitSet(_ array: Int, _ position: Int, _ fresh: Value) {
        let type = fresh.type
        switch type.packing {
        case .slots(0): break
        case .slots(1) where type.references.isEmpty:
            builder.emit(.arraySet, array, position, fresh.register)
        case .slots(1): builder.emit(.arraySetReference, array, position, fresh.register)
        case .byte: builder.emit(.arraySetByte, array, position, fresh.register)
        case .word: builder.emit(.arraySetWord, array, position, fresh.register)
        default: builder.emit(.arraySetValue, array, position, fresh.register)
        }
        if fresh.isTemporary { builder.deallocate(fresh.register, fresh.type) }
    }

    // MARK: Opening a place for change

    /// Runs `body` on the place of an expression.
    ///
    /// User code must not hold addresses into boxes and arrays, which it might replace meanwhile: it
    /// works on a copy that is put back afterwards. Instructions and natives work in place.
    func modify(_ expression: Expression, byUserCode: Bool, _ body: (Place) -> Void) {
        let frozenHere = freeze(indices(of: expression))
        open(expression, byUserCode: byUserCode, body)
        unfreeze(frozenHere)
    }

    private func open(_ expression: Expression, byUserCode: Bool, _ body: (Place) -> Void) {
        if isComputed(expression) || (byUserCode && isInterior(expression)) {
            let type = descriptor(expression.type)
            let copy = temporary(type)
            initialize(copy.register, with: value(expression))
            body(.registers(copy.register))
            setValue(expression, copy)
            return
        }
        switch expression.kind {
        case .variable(let variable):
            switch location(of: variable) {
            case .register(let register): body(.registers(register))
            case .cell(let cell):
                let address = builder.allocate()
                builder.emit(.addressOfSlot, address, cell, 0)
                body(.address(address, offset: 0))
                builder.deallocate(address)
            case .global(let number):
                let address = builder.allocate()
                builder.emit(.addressOfGlobal, address, immediate: number)
                body(.address(address, offset: 0))
                builder.deallocate(address)
            case .address(let address): body(.address(address, offset: 0))
            }
        case .property(let base, let variable):
            let whole = descriptor(base.type)
            guard let field = whole.fields.first(where: { $0.name == variable.name }) else { return }
            openField(base, whole, field.offset, body)
        case .tupleElement(let base, let index):
            let whole = descriptor(base.type)
            guard whole.fields.indices.contains(index) else { return }
            openField(base, whole, whole.fields[index].offset, body)
        case .staticProperty(let owner, let variable):
            let number = initializedStatic(variable, concrete(owner))
            let address = builder.allocate()
            builder.emit(.addressOfGlobal, address, immediate: number)
            body(.address(address, offset: 0))
            builder.deallocate(address)
        case .subscriptAccess(let base, _, _, let arguments):
            let position = value(arguments[0].value)
            open(base, byUserCode: false) { place in
                let slot = self.address(of: place)
                let element = builder.allocate()
                builder.emit(.projectElement, element, slot, position.register)
                body(.address(element, offset: 0))
                builder.deallocate(element)
                builder.deallocate(slot)
            }
            release(position)
        case .forceUnwrap(let inner), .bindOptional(let inner):
            openPayload(expression, inner, body)
        case .optionalChain(let inner):
            let exit = builder.label()
            chainExits.append(exit)
            open(inner, byUserCode: byUserCode, body)
            chainExits.removeLast()
            builder.place(exit)
        default:
            // A temporary: changes to it are seen by nobody.
            let copy = owned(value(expression))
            body(.registers(copy.register))
            release(copy)
        }
    }

    private func openField(
        _ base: Expression, _ whole: TypeDescriptor, _ offset: Int, _ body: (Place) -> Void
    ) {
        if case .classInstance = whole.kind {
            let object = value(base)
            let address = builder.allocate()
            builder.emit(.addressOfSlot, address, object.register, offset)
            body(.address(address, offset: 0))
            builder.deallocate(address)
            release(object)
            return
        }
        open(base, byUserCode: false) { place in
            if whole.isBoxed {
                let slot = self.address(of: place)
                let payload = builder.allocate()
                builder.emit(.projectPayload, payload, slot)
                body(.address(payload, offset: offset))
                builder.deallocate(payload)
                builder.deallocate(slot)
                return
            }
            switch place {
            case .registers(let register): body(.registers(register + offset))
            case .address(let address, let start): body(.address(address, offset: start + offset))
            }
        }
    }

    private func openPayload(_ expression: Expression, _ inner: Expression, _ body: (Place) -> Void) {
        let optional = descriptor(inner.type)
        let offset = isBare(optional) ? 0 : 1
        open(inner, byUserCode: false) { place in
            let tag: Int
            switch place {
            case .registers(let register): tag = register
            case .address(let address, let start):
                tag = builder.allocate()
                builder.emit(.loadIndirect, tag, address, start)
            }
            if case .forceUnwrap = expression.kind {
                let fine = builder.label()
                builder.jump(.jumpIfNotZero, tag, to: fine)
                builder.fail(
                    Failure(
                        id: "nil-unwrapped", "unexpectedly found nil while unwrapping an optional",
                        hint: "test it first with 'if let'"))
                builder.place(fine)
            } else if let exit = chainExits.last {
                builder.jump(.jumpIfZero, tag, to: exit)
            }
            switch place {
            case .registers(let register): body(.registers(register + offset))
            case .address(let address, let start): body(.address(address, offset: start + offset))
            }
            if case .address = place { builder.deallocate(tag) }
        }
    }

    /// A register with the address of a place's first slot.
    func address(of place: Place) -> Int {
        let result = builder.allocate()
        switch place {
        case .registers(let register): builder.emit(.addressOfLocal, result, register)
        case .address(let address, let offset):
            if offset == 0 { builder.emit(.move, result, address) }
            else { builder.emit(.offsetAddress, result, address, offset) }
        }
        return result
    }

    /// Whether the place is reached through a getter and a setter.
    private func isComputed(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .property(_, let variable):
            return variable.storage == .computed || variable.isRequirement || variable.didSet != nil
                || variable.willSet != nil
        case .staticProperty(_, let variable): return variable.storage != .staticStored
        case .subscriptAccess(_, let variable, _, _):
            guard isArrayElement(variable) else { return true }
            if case .slots(let count) = descriptor(expression.type).packing { return count == 0 }
            return true
        case .variable(let variable): return variable.storage == .global && variable.setter != nil
        default: return false
        }
    }

    /// Whether the place lies inside a box, an array or a class instance.
    private func isInterior(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .property(let base, _), .tupleElement(let base, _):
            let whole = descriptor(base.type)
            if case .classInstance = whole.kind { return true }
            return whole.isBoxed || isInterior(base)
        case .subscriptAccess: return true
        case .forceUnwrap(let base), .bindOptional(let base), .optionalChain(let base):
            return isInterior(base)
        default: return false
        }
    }

    // MARK: Evaluating once

    /// The index and argument expressions on the way to a place.
    func indices(of expression: Expression) -> [Expression] {
        switch expression.kind {
        case .property(let base, _), .tupleElement(let base, _), .forceUnwrap(let base),
            .bindOptional(let base), .optionalChain(let base):
            return indices(of: base)
        case .subscriptAccess(let base, _, _, let arguments):
            return indices(of: base) + arguments.map(\.value)
        default: return []
        }
    }

    /// Computes expressions now, so that evaluating them again gives the same value.
    func freeze(_ expressions: [Expression]) -> [ObjectIdentifier] {
        var result: [ObjectIdentifier] = []
        for expression in expressions where placeholders[ObjectIdentifier(expression)] == nil {
            switch expression.kind {
            case .integer, .float, .boolean, .placeholder, .closure: continue
            default: break
            }
            let held = owned(value(expression))
            placeholders[ObjectIdentifier(expression)] = Value(
                register: held.register, type: held.type, isOwned: false, isTemporary: false)
            result.append(ObjectIdentifier(expression))
        }
        return result
    }

    func unfreeze(_ keys: [ObjectIdentifier]) {
        for key in keys {
            guard let held = placeholders.removeValue(forKey: key) else { continue }
            release(
                Value(
                    register: held.register, type: held.type,
                    isOwned: !held.type.references.isEmpty, isTemporary: true))
        }
    }
}
