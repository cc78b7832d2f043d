import Bytecode

/// Hidden functions between a caller and the function it means.
extension FunctionEmitter {
    /// Called with an existential's object where the witness wants the value within.
    func emitWitnessThunk(
        _ requirement: Function, _ witness: Function, _ substitution: Substitution, _ type: Type
    ) -> FunctionCode? {
        let content = compiler.layouts.descriptor(for: type)
        let result = compiler.concrete(witness.result, substitution)
        let resultType = compiler.layouts.descriptor(for: result)
        var slot = 1
        var arguments: [Argument] = []
        let parameterTypes = witness.parameters.map {
            compiler.layouts.descriptor(for: compiler.concrete($0.type, substitution))
        }
        let slots =
            1
            + zip(witness.parameters, parameterTypes).reduce(0) {
                $0 + ($1.0.isInout ? 1 : $1.1.slots)
            }
        let builder = FunctionBuilder(
            name: "\(type).\(witness.name)", file: witness.file, parameterSlots: slots,
            resultSlots: resultType.slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: nil,
            file: witness.file)
        lowering.scopes.append(.init())
        for (parameter, parameterType) in zip(witness.parameters, parameterTypes) {
            let variable = Variable(
                name: parameter.name, storage: .local, isLet: true, type: parameter.type,
                file: witness.file, range: witness.range)
            lowering.locations[variable] = parameter.isInout ? .address(slot) : .register(slot)
            arguments.append(
                Argument(
                    value: Expression(.variable(variable), parameter.type, witness.range),
                    isInout: parameter.isInout))
            slot += parameter.isInout ? 1 : parameterType.slots
        }
        let base = Variable(
            name: "self", storage: .local, isLet: false, type: type, file: witness.file,
            range: witness.range)
        if requirement.isMutating {
            let address = builder.allocate()
            if content.isSelfDescribing {
                builder.emit(.move, address, 0)
            } else {
                builder.emit(.projectPayload, address, 0)
            }
            lowering.locations[base] = .address(address)
        } else if content.isSelfDescribing {
            lowering.locations[base] = .register(0)
        } else {
            let register = builder.allocate(slots: content.slots)
            for offset in 0..<content.slots {
                builder.emit(.loadSlot, register + offset, 0, offset)
            }
            lowering.locations[base] = .register(register)
        }
        let instance = Expression(.variable(base), type, witness.range)
        instance.isLvalue = true
        let call = Expression(
            .call(witness, substitution, base: instance, arguments), result, witness.range)
        lowering.statement(Statement(.returning(call), witness.range))
        return builder.finish()
    }

    /// A closure's code that calls a function, with the closure's captured base as `self`.
    func emitForwarder(_ function: Function, _ substitution: Substitution, _ base: TypeDescriptor?)
        -> FunctionCode?
    {
        let result = compiler.concrete(function.result, substitution)
        var slot = 1
        var arguments: [Argument] = []
        let types = function.parameters.map {
            compiler.layouts.descriptor(for: compiler.concrete($0.type, substitution))
        }
        let slots =
            1 + zip(function.parameters, types).reduce(0) { $0 + ($1.0.isInout ? 1 : $1.1.slots) }
        let builder = FunctionBuilder(
            name: function.name, file: function.file, parameterSlots: slots,
            resultSlots: compiler.layouts.descriptor(for: result).slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: substitution, function: nil,
            file: function.file)
        lowering.scopes.append(.init())
        for (parameter, type) in zip(function.parameters, types) {
            let variable = Variable(
                name: parameter.name, storage: .local, isLet: !parameter.isInout,
                type: parameter.type,
                file: function.file, range: function.range)
            lowering.locations[variable] = parameter.isInout ? .address(slot) : .register(slot)
            arguments.append(
                Argument(
                    value: Expression(.variable(variable), parameter.type, function.range),
                    isInout: parameter.isInout))
            slot += parameter.isInout ? 1 : type.slots
        }
        var instance: Expression?
        if let base, let owner = function.owner {
            let type = compiler.concrete(owner.declaredType, substitution)
            let variable = Variable(
                name: "self", storage: .local, isLet: true, type: type, file: function.file,
                range: function.range)
            let register = builder.allocate(slots: base.slots)
            for offset in 0..<base.slots {
                builder.emit(.loadSlot, register + offset, 0, 1 + offset)
            }
            lowering.locations[variable] = .register(register)
            instance = Expression(.variable(variable), type, function.range)
        }
        let call = Expression(
            .call(function, substitution, base: instance, arguments), result, function.range)
        lowering.statement(Statement(.returning(call), function.range))
        return builder.finish()
    }
}
