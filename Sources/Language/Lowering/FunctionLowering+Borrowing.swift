import Bytecode

/// A value that is read where it lies, without an owner's count of its own.
struct BorrowedValue {
    enum Place {
        case registers(Int)
        /// From `offset` slots behind the address in a register.
        case address(Int, offset: Int)
    }

    var place: Place
    var type: TypeDescriptor
    /// Plain registers that it takes while it is used.
    var scratch: [Int] = []
}

/// Reading parts of variables in place: `bodies[i].x` copies neither the array nor the body.
///
/// What is borrowed must be used before any code runs that could change the variable.
extension FunctionLowering {
    /// Whether the expression is a path of stored properties and array elements from a variable, and
    /// finding the place runs no other code.
    func canBorrow(_ expression: Expression) -> Bool {
        if placeholders[ObjectIdentifier(expression)] != nil { return true }
        switch expression.kind {
        case .variable(let variable):
            if variable.getter != nil || variable.isDeferredLet {
                return false
            }
            return locations[variable] != nil || variable.globalNumber != nil
        case .property(let base, let variable):
            return variable.storage == .stored && !variable.isRequirement
                && variable.getter == nil && !isDispatchedStorage(base, variable)
                && canBorrow(base)
                && descriptor(base.type).fields.contains { $0.name == variable.name }
        case .tupleElement(let base, let index):
            return canBorrow(base) && descriptor(base.type).fields.indices.contains(index)
        case .subscriptAccess(let base, let variable, _, let arguments):
            guard isArrayElement(variable), arguments.count == 1,
                case .slots(let count) = descriptor(expression.type).packing, count > 0
            else { return false }
            return arguments[0].value.isCallFree && canBorrow(base)
        default: return false
        }
    }

    /// The place of an expression that can be borrowed.
    func borrow(_ expression: Expression) -> BorrowedValue {
        let type = descriptor(expression.type)
        if let known = placeholders[ObjectIdentifier(expression)] {
            return BorrowedValue(place: .registers(known.register), type: known.type)
        }
        mark(expression.range)
        switch expression.kind {
        case .variable(let variable): return borrow(variable, type)
        case .property(let base, let variable):
            let whole = borrow(base)
            let field = whole.type.fields.first { $0.name == variable.name }
            return part(of: whole, at: field?.offset ?? 0, type)
        case .tupleElement(let base, let index):
            let whole = borrow(base)
            return part(of: whole, at: whole.type.fields[index].offset, type)
        case .subscriptAccess(let base, _, _, let arguments):
            var array = borrow(base)
            let object = object(of: &array)
            let index = value(arguments[0].value)
            let isSingle = type.slots == 1
            let result = register(for: type, isAddress: !isSingle)
            builder.emit(
                isSingle ? .arrayGet : .arrayElementAddress, result, object, index.register)
            release(index)
            end(array)
            return BorrowedValue(
                place: isSingle ? .registers(result) : .address(result, offset: 0), type: type,
                scratch: [result])
        default: return BorrowedValue(place: .registers(value(expression).register), type: type)
        }
    }

    private func borrow(_ variable: Variable, _ type: TypeDescriptor) -> BorrowedValue {
        switch location(of: variable) {
        case .register(let register): return BorrowedValue(place: .registers(register), type: type)
        case .address(let address):
            return BorrowedValue(place: .address(address, offset: 0), type: type)
        case .cell(let cell):
            let address = builder.allocateBorrowed()
            builder.emit(.addressOfSlot, address, cell, 0)
            return BorrowedValue(
                place: .address(address, offset: 0), type: type, scratch: [address])
        case .global(let number):
            let register = builder.allocateBorrowed()
            if type.slots == 1 {
                builder.emit(.loadGlobal, register, immediate: number)
                checkInitialized(register, variable, type)
                return BorrowedValue(place: .registers(register), type: type, scratch: [register])
            }
            builder.emit(.addressOfGlobal, register, immediate: number)
            return BorrowedValue(
                place: .address(register, offset: 0), type: type, scratch: [register])
        }
    }

    /// A register for a borrowed object or an address, or for a number on the way.
    private func register(for type: TypeDescriptor, isAddress: Bool) -> Int {
        isAddress || !type.references.isEmpty ? builder.allocateBorrowed() : builder.allocate()
    }

    /// Gives back the registers that finding the place took.
    func end(_ borrowed: BorrowedValue) {
        for register in borrowed.scratch { builder.deallocateBorrowed(register) }
    }

    /// A register with the object that a borrowed reference refers to.
    func object(of borrowed: inout BorrowedValue) -> Int {
        switch borrowed.place {
        case .registers(let register): return register
        case .address(let address, let offset):
            let register = builder.allocateBorrowed()
            builder.emit(.loadIndirect, register, address, offset)
            borrowed.scratch.append(register)
            return register
        }
    }

    private func isObject(_ type: TypeDescriptor) -> Bool {
        if case .classInstance = type.kind { return true }
        return type.isBoxed
    }

    private func part(of whole: BorrowedValue, at offset: Int, _ type: TypeDescriptor)
        -> BorrowedValue
    {
        var whole = whole
        if isObject(whole.type) {
            let object = object(of: &whole)
            let isSingle = type.slots == 1
            let register = register(for: type, isAddress: !isSingle)
            builder.emit(isSingle ? .loadSlot : .addressOfSlot, register, object, offset)
            end(whole)
            return BorrowedValue(
                place: isSingle ? .registers(register) : .address(register, offset: 0), type: type,
                scratch: [register])
        }
        switch whole.place {
        case .registers(let register): whole.place = .registers(register + offset)
        case .address(let address, let start):
            whole.place = .address(address, offset: start + offset)
        }
        whole.type = type
        return whole
    }

    /// Part of a borrowed value, retained; ends the borrowing.
    func component(
        of borrowed: BorrowedValue, at offset: Int, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        var whole = borrowed
        defer { end(whole) }
        if isObject(whole.type) {
            return loadPayload(object(of: &whole), offset, type, destination)
        }
        switch whole.place {
        case .registers(let register):
            let part = Value(
                register: register + offset, type: type, isOwned: false, isTemporary: false)
            guard !whole.scratch.isEmpty else { return delivered(part, destination) }
            let result = target(destination, type)
            copy(part.register, to: result.register, type)
            return result
        case .address(let address, let start):
            return loadIndirect(address, start + offset, type, destination)
        }
    }
}
