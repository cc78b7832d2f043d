import Bytecode

/// Where top-level variables and static properties live.
extension Compiler {
    /// A place for a top-level variable: a register of the cell's own code while it runs, if no
    /// function uses the variable, and a global for the cells after it.
    func locate(_ variable: Variable, _ type: TypeDescriptor, in lowering: FunctionLowering)
        -> Location
    {
        if let number = variable.globalNumber { return .global(number) }
        let number = globalCount
        variable.globalNumber = number
        globalCount += max(type.slots, 1)
        globalReferences += type.references.map { $0 + number }
        if variable.isCaptured || lowering.function != nil { return .global(number) }
        let register = lowering.builder.allocate(type)
        if type.slots > 0 { writeBacks.append((register, number, type.slots)) }
        return .register(register)
    }

    /// Static properties live in globals of their own, initialized on first use.
    func staticGlobal(_ variable: Variable, _ type: Type, _ owner: Type) -> (flag: Int, value: Int)
    {
        let key = StaticKey(variable: variable, owner: owner)
        if let known = statics[key] { return known }
        let descriptor = layouts.descriptor(for: type)
        let place = (flag: globalCount, value: globalCount + 1)
        globalCount += 1 + max(descriptor.slots, 1)
        globalReferences += descriptor.references.map { $0 + place.value }
        statics[key] = place
        return place
    }
}
