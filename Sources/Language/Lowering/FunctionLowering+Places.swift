import Bytecode
import Diagnostics

/// Where something that can be changed lies.
enum Place {
    case registers(Int)
    /// In the slots from `offset` on, behind the address in a register.
    case address(Int, offset: Int)
}

/// Places opened for change.
extension FunctionLowering {
    /// Runs `body` on the place of an expression.
    ///
    /// User code must not hold addresses into boxes and arrays, which it might replace meanwhile: it
    /// works on a copy that is put back afterwards. Instructions and natives work in place.
    func modify(_ expression: Expression, byUserCode: Bool, _ body: (Place) -> Void) {
        let frozenHere = freeze(indices(of: expression))
        open(expression, byUserCode: byUserCode, body)
        unfreeze(frozenHere)
    }

    func open(_ expression: Expression, byUserCode: Bool, _ body: (Place) -> Void) {
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
            case .register(let register):
                if variable.lacksInitialValue {
                    checkInitialized(register, variable, descriptor(variable.type))
                }
                body(.registers(register))
            case .cell(let cell):
                checkInitialized(inCell: cell, variable)
                let address = builder.allocate()
                builder.emit(.addressOfSlot, address, cell, 0)
                body(.address(address, offset: 0))
                builder.deallocate(address)
            case .global(let number):
                let address = builder.allocate()
                builder.emit(.addressOfGlobal, address, immediate: number)
                checkInitialized(at: address, variable)
                body(.address(address, offset: 0))
                builder.deallocate(address)
            case .address(let address): body(.address(address, offset: 0))
            }
        case .property(let base, let variable):
            let whole = descriptor(base.type)
            guard let field = whole.fields.first(where: { $0.name == variable.name }) else {
                return
            }
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
        case .subscriptAccess(let base, let variable, _, let arguments):
            if let given = entryDefault(variable, arguments) {
                return openEntry(base, arguments[0].value, given, body)
            }
            let position = value(arguments[0].value)
            open(base, byUserCode: false) { place in
                let slot = self.address(of: place)
                let element = builder.allocateBorrowed()
                builder.emit(.projectElement, element, slot, position.register)
                body(.address(element, offset: 0))
                builder.deallocateBorrowed(element)
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

    func openField(
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
                let payload = builder.allocateBorrowed()
                builder.emit(.projectPayload, payload, slot)
                body(.address(payload, offset: offset))
                builder.deallocateBorrowed(payload)
                builder.deallocate(slot)
                return
            }
            switch place {
            case .registers(let register): body(.registers(register + offset))
            case .address(let address, let start): body(.address(address, offset: start + offset))
            }
        }
    }

    private func openPayload(_ expression: Expression, _ inner: Expression, _ body: (Place) -> Void)
    {
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
            if offset == 0 {
                builder.emit(.move, result, address)
            } else {
                builder.emit(.offsetAddress, result, address, offset)
            }
        }
        return result
    }

    /// Whether the place is reached through a getter and a setter.
    private func isComputed(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .property(let base, let variable):
            return isDispatchedStorage(base, variable) || variable.storage == .computed
                || variable.isRequirement || variable.isObserved
        case .staticProperty(_, let variable):
            return variable.storage != .staticStored
                || variable.isObserved && !isObserving(variable)
        case .subscriptAccess(_, let variable, _, let arguments):
            guard isArrayElement(variable) else {
                return entryDefault(variable, arguments) == nil
            }
            if case .slots(let count) = descriptor(expression.type).packing { return count == 0 }
            return true
        case .variable(let variable):
            return variable.getter != nil || variable.isObserved && !isObserving(variable)
        case .keyPathAccess: return true
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
}
