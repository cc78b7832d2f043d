import Bytecode
import Diagnostics

/// Values of variables.
extension FunctionLowering {
    func variableValue(_ variable: Variable, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        if let getter = variable.getter {
            return call(
                getter, [:], nil, [],
                Expression(.placeholder, variable.type, variable.range), destination)
        }
        switch location(of: variable) {
        case .register(let register):
            if variable.lacksInitialValue { checkInitialized(register, variable, type) }
            return delivered(
                Value(register: register, type: type, isOwned: false, isTemporary: false),
                destination)
        case .cell(let cell):
            checkInitialized(inCell: cell, variable)
            return loadPayload(cell, 0, type, destination)
        case .global(let number):
            let result = target(destination, type)
            for slot in 0..<type.slots {
                builder.emit(.loadGlobal, result.register + slot, immediate: number + slot)
            }
            checkInitialized(result.register, variable, type)
            for slot in type.references { builder.emit(.retain, result.register + slot) }
            return result
        case .address(let address): return loadIndirect(address, 0, type, destination)
        }
    }

    /// A place whose tell-tale slots are still 0 was never given a value.
    func checkInitialized(_ register: Int, _ variable: Variable, _ type: TypeDescriptor) {
        guard let slots = type.slotsTellingInitialized else { return }
        failUnlessInitialized(variable) { fine in
            for slot in slots { builder.jump(.jumpIfNotZero, register + slot, to: fine) }
        }
    }

    private func failUnlessInitialized(
        _ variable: Variable, _ test: (FunctionBuilder.Label) -> Void
    ) {
        let fine = builder.label()
        test(fine)
        builder.fail(
            Failure(
                id: "uninitialized-variable", "'\(variable.name)' is used before it has a value"))
        builder.place(fine)
    }

    /// What a function changes in place may be a variable that the cell has not come to yet.
    func checkInitialized(at address: Int, _ variable: Variable) {
        guard let slots = descriptor(variable.type).slotsTellingInitialized else { return }
        let word = builder.allocate()
        failUnlessInitialized(variable) { fine in
            for slot in slots {
                builder.emit(.loadIndirect, word, address, slot)
                builder.jump(.jumpIfNotZero, word, to: fine)
            }
        }
        builder.deallocate(word)
    }

    func checkInitialized(inCell cell: Int, _ variable: Variable) {
        guard variable.lacksInitialValue else { return }
        let address = builder.allocate()
        builder.emit(.addressOfSlot, address, cell, 0)
        checkInitialized(at: address, variable)
        builder.deallocate(address)
    }

    func location(of variable: Variable) -> Location {
        if variable.storage == .global { compiler.uses.note(variable) }
        if let known = locations[variable] { return known }
        if let number = variable.globalNumber { return .global(number) }
        if variable.storage == .global {
            return compiler.locate(variable, descriptor(variable.type), in: self)
        }
        // Only after an error that has been reported.
        return declare(variable)
    }
}
