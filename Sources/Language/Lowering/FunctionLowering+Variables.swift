import Bytecode
import Diagnostics

/// Values of variables.
extension FunctionLowering {
    func variableValue(_ variable: Variable, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        if variable.storage == .global, variable.getter != nil {
            return call(
                variable.getter!, [:], nil, [],
                Expression(.placeholder, variable.type, variable.range), destination)
        }
        if let function = variable.localFunction, locations[variable] == nil {
            let expression = Expression(.placeholder, variable.type, variable.range)
            return functionValue(function, substitution, nil, expression, destination)
        }
        switch location(of: variable) {
        case .register(let register):
            if variable.isDeferredLet { checkInitialized(register, variable, type) }
            return delivered(
                Value(register: register, type: type, isOwned: false, isTemporary: false),
                destination)
        case .cell(let cell): return loadPayload(cell, 0, type, destination)
        case .global(let number):
            let result = target(destination, type)
            for slot in 0..<type.slots {
                builder.emit(.loadGlobal, result.register + slot, immediate: number + slot)
                if type.references.contains(slot) {
                    if type.isNeverZero { checkInitialized(result.register, variable, type) }
                    builder.emit(.retain, result.register + slot)
                }
            }
            return result
        case .address(let address): return loadIndirect(address, 0, type, destination)
        }
    }

    /// A reference that is still 0 was never given a value.
    func checkInitialized(_ register: Int, _ variable: Variable, _ type: TypeDescriptor) {
        guard type.isNeverZero else { return }
        let fine = builder.label()
        builder.jump(.jumpIfNotZero, register, to: fine)
        builder.fail(
            Failure(
                id: "uninitialized-variable", "'\(variable.name)' is used before it has a value"))
        builder.place(fine)
    }

    func location(of variable: Variable) -> Location {
        if let known = locations[variable] { return known }
        if let number = variable.globalNumber { return .global(number) }
        if variable.storage == .global {
            return compiler.locate(variable, descriptor(variable.type), in: self)
        }
        // Only after an error that has been reported.
        return declare(variable)
    }
}
