import Bytecode

/// Places of variables, addresses and payloads of objects.
extension FunctionLowering {
    /// Makes room for a variable and remembers where.
    func declare(_ variable: Variable, zeroed: Bool = true) -> Location {
        let type = descriptor(variable.type)
        if variable.storage == .global {
            let location = compiler.locate(variable, type, in: self)
            locations[variable] = location
            return location
        }
        if variable.isCaptured && variable.isMutated {
            let cell = compiler.layouts.cell(holding: type)
            let register = builder.allocate(cell)
            builder.emit(.newObject, register, immediate: cell.number)
            own(register, cell)
            locations[variable] = .cell(register)
            return .cell(register)
        }
        let register = builder.allocate(type)
        own(register, type)
        if zeroed {
            // The registers may have been used before: by another variable, or in a loop.
            for offset in 0..<type.slots where !type.references.contains(offset) {
                builder.emit(.loadImmediate, register + offset, immediate: 0)
            }
        }
        locations[variable] = .register(register)
        return .register(register)
    }

    /// Gives a new variable its first value.
    func initialize(_ variable: Variable, with value: Value) {
        let location = locations[variable] ?? declare(variable, zeroed: false)
        store(value, to: location, isInitialization: true)
    }

    /// Stores a value into a variable's place, releasing what was there.
    func store(_ value: Value, to location: Location, isInitialization: Bool = false) {
        let type = value.type
        switch location {
        case .register(let register):
            if isInitialization || type.references.isEmpty {
                initialize(register, with: value)
                return
            }
            // The new value may have been computed from the old one: take it first, then release.
            let new = owned(value)
            for offset in type.references { builder.emit(.release, register + offset) }
            initialize(register, with: new)
        case .global(let number):
            let new = owned(value)
            var old: [Int] = []
            if !isInitialization {
                for offset in type.references {
                    let register = builder.allocate(slots: 1, references: [0])
                    builder.emit(.loadGlobal, register, immediate: number + offset)
                    old.append(register)
                }
            }
            for offset in 0..<type.slots {
                builder.emit(.storeGlobal, new.register + offset, immediate: number + offset)
            }
            forget(new)
            for register in old {
                builder.emit(.release, register)
                builder.deallocate(register, slots: 1, references: [0])
            }
        case .cell(let cell):
            let address = builder.allocate()
            builder.emit(.addressOfSlot, address, cell, 0)
            storeIndirect(value, address, 0, isInitialization: isInitialization)
            builder.deallocate(address)
        case .address(let address):
            storeIndirect(value, address, 0, isInitialization: isInitialization)
        }
    }

    /// Stores at an address, releasing what was there.
    func storeIndirect(_ value: Value, _ address: Int, _ offset: Int, isInitialization: Bool) {
        let type = value.type
        if type.references.isEmpty {
            for slot in 0..<type.slots {
                builder.emit(.storeIndirect, address, value.register + slot, offset + slot)
            }
            if value.isTemporary { builder.deallocate(value.register, value.type) }
            return
        }
        let new = owned(value)
        var old: [Int] = []
        if !isInitialization {
            for slot in type.references {
                let register = builder.allocate(slots: 1, references: [0])
                builder.emit(.loadIndirect, register, address, offset + slot)
                old.append(register)
            }
        }
        for slot in 0..<type.slots {
            builder.emit(.storeIndirect, address, new.register + slot, offset + slot)
        }
        forget(new)
        for register in old {
            builder.emit(.release, register)
            builder.deallocate(register, slots: 1, references: [0])
        }
    }

    /// Reads slots from an address, retained.
    func loadIndirect(_ address: Int, _ offset: Int, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        for slot in 0..<type.slots {
            builder.emit(.loadIndirect, result.register + slot, address, offset + slot)
            if type.references.contains(slot) { builder.emit(.retain, result.register + slot) }
        }
        return result
    }

    /// Reads slots from an object's payload, retained.
    func loadPayload(_ object: Int, _ offset: Int, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        for slot in 0..<type.slots {
            builder.emit(
                type.references.contains(slot) ? .loadReference : .loadSlot,
                result.register + slot, object, offset + slot)
        }
        return result
    }

    /// Stores a value into a fresh object, which owns it then.
    func storePayload(_ value: Value, _ object: Int, _ offset: Int) {
        let value = value.type.references.isEmpty ? value : owned(value)
        for slot in 0..<value.type.slots {
            builder.emit(.storeSlot, object, value.register + slot, offset + slot)
        }
        if value.type.references.isEmpty { release(value) } else { forget(value) }
    }
}
