import Bytecode

/// Tuples, collections and enum cases.
extension FunctionLowering {
    func makeTuple(_ parts: [Expression], _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        if type.isBoxed {
            let result = target(destination, type)
            builder.emit(.newObject, result.register, immediate: type.number)
            for (part, field) in zip(parts, type.fields) {
                storePayload(value(part), result.register, field.offset)
            }
            return result
        }
        // Parts may read what the destination holds: `(a, b) = (b, a)` arrives here without one.
        let result = target(destination, type)
        for (part, field) in zip(parts, type.fields) {
            ownedInto(part, result.register + field.offset)
        }
        return result
    }

    /// A struct of the given properties, without a call. Nil if some are not given.
    func memberwise(
        _ function: Function, _ arguments: [Argument], _ expression: Expression,
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value? {
        guard let owner = function.owner, type.fields.count == arguments.count,
            case .structure = type.kind
        else { return nil }
        let names = owner.storedProperties.filter { !$0.isStatic }.map(\.name)
        guard names == function.parameters.map(\.name),
            zip(arguments, type.fields).allSatisfy({
                descriptor($0.value.type).number == $1.type.number && !$0.isInout
            })
        else { return nil }
        return makeTuple(arguments.map(\.value), type, destination)
    }

    func makeArray(_ elements: [Expression], _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        let count = builder.allocate()
        builder.loadInteger(count, elements.count)
        builder.emit(.newArray, result.register, count, type.number)
        builder.deallocate(count)
        for element in elements {
            let item = value(element)
            appendOwned(item, to: result.register)
        }
        return result
    }

    /// Appends to an array in a register.
    func appendOwned(_ item: Value, to array: Int) {
        if item.type.references.isEmpty {
            builder.emit(.arrayAppend, array, item.register)
            release(item)
        } else {
            let own = owned(item)
            builder.emit(.arrayAppend, array, own.register)
            if own.isTemporary { builder.deallocate(own.register, own.type) }
        }
    }

    func makeDictionary(
        _ pairs: [(Expression, Expression)], _ expression: Expression, _ type: TypeDescriptor,
        _ destination: Int?
    ) -> Value {
        // Through the library's init(dictionaryLiteral:), from an array of pairs.
        let arguments = concrete(expression.type).arguments
        guard arguments.count == 2,
            let make = compiler.libraryFunction(
                "init", in: "Dictionary", labels: ["dictionaryLiteral"]),
            let nominal = make.owner
        else { return target(destination, type) }
        let pairType = Type.tuple([
            .init(label: nil, type: arguments[0]), .init(label: nil, type: arguments[1]),
        ])
        let tuples = pairs.map { Expression(.tuple([$0.0, $0.1]), pairType, $0.0.range) }
        let array = Expression(
            .array(tuples), environment.array(of: pairType), expression.range)
        let map = Substitution(nominal.parameters, arguments)
        return call(make, map, nil, [Argument(value: array)], expression, destination)
    }

    func makeCase(
        _ enumCase: EnumCase, _ arguments: [Argument], _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if case .optional = type.kind {
            if enumCase.name == "none" { return none(type, destination) }
            return wrap(arguments[0].value, type, destination)
        }
        let result = target(destination, type)
        guard type.cases.indices.contains(enumCase.index) else { return result }
        let payload = type.cases[enumCase.index].payload
        if type.isBoxed {
            if payload.isEmpty, let number = UInt16(exactly: type.number) {
                builder.emit(.sharedCase, result.register, enumCase.index, Int(number))
                return result
            }
            builder.emit(.newObject, result.register, immediate: type.number)
            // A new payload is 0 already.
            if enumCase.index > 0 {
                let tag = builder.allocate()
                builder.loadInteger(tag, enumCase.index)
                builder.emit(.storeSlot, result.register, tag, 0)
                builder.deallocate(tag)
            }
            for (argument, field) in zip(arguments, payload) {
                storePayload(value(argument.value), result.register, field.offset)
            }
            return result
        }
        for slot in 1..<max(type.slots, 1) {
            builder.emit(.loadImmediate, result.register + slot, immediate: 0)
        }
        for (argument, field) in zip(arguments, payload) {
            ownedInto(argument.value, result.register + field.offset)
        }
        builder.loadInteger(result.register, enumCase.index)
        return result
    }
}
