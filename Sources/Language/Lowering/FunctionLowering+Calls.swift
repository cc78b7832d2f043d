import Bytecode

/// What goes into a call's window.
enum CallInput {
    case value(Value)
    /// A register that holds an address.
    case address(Int)
    /// A number the compiler knows: a type's descriptor, for generic natives.
    case constant(Int)

    var slots: Int {
        if case .value(let value) = self { return value.type.slots }
        return 1
    }
}

/// Calls: inputs go into a window behind the registers, results come out of it.
extension FunctionLowering {
    func call(
        _ written: Function, _ writtenMap: Substitution, _ writtenBase: Expression?,
        _ arguments: [Argument],
        _ expression: Expression, _ destination: Int?
    ) -> Value {
        let (function, map) = resolvedFunction(written, writtenMap)
        let base = base(of: written, writtenMap, as: function, map, writtenBase)
        let type = descriptor(expression.type)
        let givenFirst = freezeWritten(arguments, of: function, on: base)
        defer { unfreeze(givenFirst) }
        if let appended = scalarAppend(function, base, arguments, expression, destination) {
            return appended
        }
        if let name = intrinsicName(function) {
            if name == "arraySubscript", function.role == .setter, let base, arguments.count == 2 {
                // By way of a protocol: `self[i] = x` for every mutable collection.
                setElement(base, arguments[1].value, owned(value(arguments[0].value)))
                return target(destination, type)
            }
            return intrinsic(name, base, arguments, expression, type, destination)
        }
        if let property = function.storedProperty, property.isStatic {
            return staticAccess(property, function, map, arguments, type, destination)
        }
        if function.role == .initializer, function.owner?.kind == .classType {
            return makeInstance(function, map, base, arguments, expression, destination)
        }
        if let property = function.storedProperty, let base,
            !isDispatchedStorage(base, property)
        {
            return storedAccess(property, function, base, arguments, type, destination)
        }
        let isOfType =
            function.isRequirement && (function.isStatic || function.role == .initializer)
        if isOfType, !isCalledOnMetatype(function, map, base) {
            return synthesized(function, map, arguments, expression, type, destination)
        }
        if function.isRequirement, function.body == nil, !function.hasBody,
            !isExistentialSelf(function, map)
        {
            return synthesized(function, map, arguments, expression, type, destination)
        }
        if function.synthesis == .memberwise,
            let made = memberwise(function, arguments, expression, type, destination)
        {
            return made
        }
        if let opened = openedCall(function, map, base, arguments, expression, destination) {
            return opened
        }
        refuseOpenArguments(of: function, map, at: expression.range)
        let isAsked = isAskedOfType(function, map, base)
        if !isAsked,
            let result = inlined(function, map, base, arguments, type, expression.range)
        {
            guard let destination else { return result }
            initialize(destination, with: result)
            return target(destination, type)
        }
        var frozenHere: [ObjectIdentifier] = []
        var result: Value!
        withInputs(function, map, base, arguments, &frozenHere) { inputs in
            mark(expression.range)
            let dispatch =
                isAsked
                    || function.isRequirement && isExistentialSelf(function, map)
                        && (isOfType || !function.signature.parameters.isEmpty)
                ? compiler.useNumber(of: function, map) : dispatchNumber(function, map, base)
            result = emitCall(function, map, inputs, type, destination, dispatch: dispatch)
        }
        unfreeze(frozenHere)
        return result
    }

    /// The function that a requirement stands for, now that types are known.
    func resolvedFunction(_ function: Function, _ map: Substitution) -> (Function, Substitution) {
        if map.isEmpty { return (function, map) }
        let concreteMap = map.mapTypes(concrete)
        guard function.isRequirement, let parameter = function.owner?.selfParameter,
            let selfType = concreteMap[parameter]
        else { return (function, concreteMap) }
        if case .existential = selfType { return (function, concreteMap) }
        return compiler.witness(of: function, for: selfType, concreteMap) ?? (function, concreteMap)
    }

    /// What a function is called on. `T.make()`, `Self.make()` and `Self()` that a protocol asks for are
    /// called on the class that the parameter stands for, whatever subclass an instance may be of.
    private func base(
        of written: Function, _ writtenMap: Substitution, as function: Function,
        _ map: Substitution, _ base: Expression?
    ) -> Expression? {
        if let own = written.owner?.selfParameter, let type = writtenMap[own].map(concrete),
            type.nominal?.kind == .classType, isOfParameter(base)
        {
            if function.takesMetatype {
                return Expression(
                    .metatype(type), .metatype(type), base?.range ?? function.range)
            }
            if function.role == .initializer { return nil }
        }
        return base.flatMap { isNeeded($0, by: function, map) ? $0 : nil }
    }

    private func isOfParameter(_ base: Expression?) -> Bool {
        guard let base, !base.isImplicit else { return true }
        if case .metatype = base.kind { return true }
        return false
    }

    /// Whether the type of `Self.make()` has to be found when the program runs: in a class, and behind
    /// `any`.
    private func isNeeded(_ base: Expression, by function: Function, _ map: Substitution) -> Bool {
        guard case .typeOf = base.kind, function.isStatic || function.role == .initializer else {
            return true
        }
        return function.owner?.kind == .classType || isCalledOnMetatype(function, map, base)
    }

    /// Whether the type that has what a protocol asks of types comes as a value.
    func isCalledOnMetatype(_ function: Function, _ map: Substitution, _ base: Expression?)
        -> Bool
    {
        guard let base, isExistentialSelf(function, map) else { return false }
        if case .metatype = base.kind { return false }
        if case .metatype = concrete(base.type) { return true }
        return false
    }

    private func isExistentialSelf(_ function: Function, _ map: Substitution) -> Bool {
        guard let parameter = function.owner?.selfParameter, let type = map[parameter] else {
            return false
        }
        if case .existential = type { return true }
        return false
    }

    /// Evaluates the base and the arguments in order, then runs `body`, then writes inout values back.
    func withInputs(
        _ function: Function, _ map: Substitution, _ base: Expression?, _ arguments: [Argument],
        _ frozenHere: inout [ObjectIdentifier], code: Int? = nil,
        _ body: ([CallInput]) -> Void
    ) {
        var inputs: [CallInput] = []
        let later = arguments.map(\.value)
        let isNative = function.isNativeImplementation
        if function.enclosing != nil {
            inputs.append(environmentInput(function, map, code: code))
        }
        if isNative {
            for parameter in Compiler.parameters(of: function) {
                let type = compiler.layouts.descriptor(
                    for: compiler.concrete(map[parameter] ?? .error, [:]))
                inputs.append(.constant(type.number))
            }
        }
        func step(_ index: Int) {
            guard index < arguments.count else {
                body(inputs)
                return
            }
            let argument = arguments[index]
            if argument.isInout {
                modify(argument.value, byUserCode: !isNative) { place in
                    inputs.append(.address(address(of: place)))
                    step(index + 1)
                }
            } else {
                inputs.append(
                    .value(operand(argument.value, before: later[(index + 1)...])))
                step(index + 1)
            }
        }
        if function.takesMetatype {
            inputs.append(.value(metatypeArgument(function, map, base, later)))
        } else if let base, isCalledOnMetatype(function, map, base),
            function.isRequirement || isAskedOfType(function, map, base)
        {
            inputs.append(.value(operand(base, before: later)))
        } else if let base, !function.isStatic, function.role != .initializer {
            if function.isMutating, function.owner?.kind != .classType {
                if !chainExits.isEmpty, let link = chainLink(of: base) {
                    frozenHere += pass(link)
                }
                // Arguments are evaluated before the base is opened for change.
                let given = arguments.filter { !$0.isInout }.map(\.value)
                frozenHere += freeze(steps(to: base, beside: given)) + freeze(given)
                modify(base, byUserCode: !isNative) { place in
                    inputs.append(.address(address(of: place)))
                    step(0)
                }
                return
            }
            inputs.append(.value(operand(base, before: later)))
        }
        frozenHere += freezeBesideInout(arguments)
        step(0)
    }

    func emitCall(
        _ function: Function, _ map: Substitution, _ inputs: [CallInput], _ type: TypeDescriptor,
        _ destination: Int?, dispatch: Int? = nil
    ) -> Value {
        let inputSlots = inputs.reduce(0) { $0 + $1.slots }
        let window = builder.openWindow(slots: max(inputSlots, type.slots))
        place(inputs, at: window)
        if let dispatch {
            let isOfType =
                function.isStatic || function.isRequirement && function.role == .initializer
            let isInPlace = function.isRequirement && function.isMutating
            builder.emit(
                isOfType ? .callTypeWitness : isInPlace ? .callWitnessAtAddress : .callWitness,
                window - 3, immediate: dispatch)
        } else if isExistentialSelf(function, map), function.isRequirement {
            builder.emit(
                function.isMutating ? .callWitnessAtAddress : .callWitness, window - 3,
                immediate: function.requirementNumber)
        } else if case .native(let number) = function.implementation {
            builder.emit(.callNative, window - 3, immediate: number)
        } else if function.enclosing != nil {
            builder.emit(.call, window - 3, immediate: localNumber(function, map))
        } else {
            builder.emit(.call, window - 3, immediate: compiler.number(of: function, map))
        }
        return collect(inputs, window, type, destination)
    }

    func place(_ inputs: [CallInput], at window: Int) {
        var slot = window
        for input in inputs {
            switch input {
            case .value(let value): move(value.register, to: slot, slots: value.type.slots)
            case .address(let register): builder.emit(.move, slot, register)
            case .constant(let number): builder.loadInteger(slot, number)
            }
            slot += input.slots
        }
    }

    /// Takes the results out of the window and gives back what the arguments held.
    func collect(_ inputs: [CallInput], _ window: Int, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        move(window, to: result.register, slots: type.slots)
        for input in inputs {
            switch input {
            case .value(let value): release(value)
            case .address(let register): builder.deallocate(register)
            case .constant: break
            }
        }
        return result
    }

    /// `==` and the like of types that only declare the conformance.
    private func synthesized(
        _ function: Function, _ map: Substitution, _ arguments: [Argument],
        _ expression: Expression,
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let native: Function?
        switch function.name {
        case "==": native = compiler.libraryFunction("_areEqual")
        case "description":
            native = compiler.libraryFunction("init", in: "String", labels: ["describing"])
        default: native = nil
        }
        if let native, let parameter = native.signature.parameters.first,
            let selfType = function.owner?.selfParameter.flatMap({ map[$0] })
        {
            return call(native, [parameter: selfType], nil, arguments, expression, destination)
        }
        if function.name == "<", arguments.count == 2,
            let ordered = concrete(arguments[0].value.type).nominal, ordered.kind == .enumeration,
            ordered.cases.allSatisfy(\.payload.isEmpty)
        {
            // Enums without payloads are ordered as their cases are declared.
            let left = operand(arguments[0].value, before: [arguments[1].value])
            let right = value(arguments[1].value)
            let result = target(destination, type)
            builder.emit(.lessInt, result.register, left.register, right.register)
            release(right)
            release(left)
            return result
        }
        if function.name == "<", let first = arguments.first,
            case .nominal(let ordered, let types) = concrete(first.value.type),
            ordered.kind == .enumeration, let order = environment.order(of: ordered)
        {
            let map = Substitution(ordered.parameters, types)
            return call(order, map, nil, arguments, expression, destination)
        }
        if function.role == .initializer || function.isStatic {
            environment.error(
                "no-witness",
                "'\(function.fullName)' cannot be called here: its type is not known before the program runs",
                at: expression.range)
        }
        return target(destination, type)
    }

    private func storedAccess(
        _ property: Variable, _ accessor: Function, _ base: Expression, _ arguments: [Argument],
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let access = Expression(.property(base, property), property.type, base.range)
        access.type = compiler.concrete(property.type, memberSubstitution(base.type, property))
        if accessor.role == .setter, let new = arguments.first {
            assign(access, new.value)
            return target(destination, type)
        }
        return value(access, into: destination)
    }

    private func staticAccess(
        _ property: Variable, _ accessor: Function, _ map: Substitution, _ arguments: [Argument],
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let owner = compiler.concrete(property.owner?.declaredType ?? .error, map)
        guard accessor.role == .setter, let new = arguments.first else {
            return staticProperty(owner, property, type, destination)
        }
        let access = Expression(
            .staticProperty(owner, property), compiler.concrete(property.type, map),
            new.value.range)
        assign(access, new.value)
        return target(destination, type)
    }

    /// `self.init(…)`: the new instance becomes `self`; nil ends a failable initializer.
    func delegate(_ made: Expression) {
        guard let instance = selfVariable else { return release(value(made)) }
        var call = made
        if case .forceUnwrap(let inner) = made.kind { call = inner }
        if case .call(let function, let map, let base?, let arguments) = call.kind,
            function.owner?.kind == .classType
        {
            return initialize(base, function, concreteMap(map), arguments, made)
        }
        let result = owned(value(made))
        guard made.type.wrapped != nil, concrete(instance.type).wrapped == nil else {
            store(result, to: location(of: instance))
            return
        }
        let present = builder.label()
        builder.jump(.jumpIfNotZero, result.register, to: present)
        let nothing = Expression(.nilLiteral, resultType, made.range)
        statement(Statement(.returning(nothing), made.range))
        builder.place(present)
        let content = descriptor(instance.type)
        store(payload(of: result, content, nil), to: location(of: instance))
    }
}
