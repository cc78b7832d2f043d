import Bytecode

/// Hidden functions between a caller and the function it means.
extension FunctionEmitter {
    /// Called with an existential's object where the witness wants the value within.
    func emitWitnessThunk(
        _ requirement: Function, _ witness: Function, _ substitution: Substitution, _ type: Type
    ) -> FunctionCode? {
        let content = compiler.layouts.descriptor(for: type)
        let erased = requirement.erasedResult
        if !requirement.isMutating, !content.isSelfDescribing, hasBodyOfItsOwn(witness),
            erased == nil
        {
            // The function itself, once more, for a `self` in a box: no second call.
            return emit(witness, substitution, type, boxed: content)
        }
        let (lowering, arguments) = beginThunk(
            "\(type).\(witness.name)", witness, substitution, result: erased)
        let builder = lowering.builder
        let place: Location
        if requirement.isMutating {
            // Slot 0 is the address of the existential; the value lies there, or in its box.
            let address = builder.allocate()
            builder.emit(content.isSelfDescribing ? .move : .projectPayload, address, 0)
            place = .address(address)
        } else if content.isSelfDescribing {
            place = .register(0)
        } else {
            place = .register(unpack(content, at: 0, lowering))
        }
        return finishThunk(
            witness, substitution, arguments, instance: (type, place), lowering, as: erased)
    }

    /// Called with a metatype, for what a protocol asks of types themselves. What comes out is put
    /// behind `any`, where the protocol says `Self`.
    func emitTypeWitnessThunk(
        _ requirement: Function, _ witness: Function, _ substitution: Substitution, _ type: Type
    ) -> FunctionCode? {
        guard let owner = requirement.owner, let parameter = owner.selfParameter else { return nil }
        let promised =
            requirement.role == .initializer
            ? (requirement.isFailable
                ? compiler.environment.optional(.parameter(parameter)) : .parameter(parameter))
            : requirement.result
        let wanted = compiler.concrete(promised, [parameter: .existential([owner])])
        let (lowering, arguments) = beginThunk(
            "\(type).\(witness.name)", witness, substitution, result: wanted)
        return finishThunk(
            witness, substitution, arguments, instance: nil,
            ofType: witness.takesMetatype ? type : nil, lowering,
            result: compiler.concrete(promised, substitution.merging([parameter: type])),
            as: wanted)
    }

    private func hasBodyOfItsOwn(_ witness: Function) -> Bool {
        witness.implementation.isSource && !witness.isRetired && witness.bodySyntax != nil
            && witness.synthesis == nil
            && witness.storedProperty == nil && !witness.isMutating && !witness.isStatic
            && witness.role != .initializer && witness.signature.parameters.isEmpty
    }

    /// A closure's code that calls a function, with the closure's captured base as `self`.
    func emitForwarder(_ function: Function, _ substitution: Substitution, _ base: TypeDescriptor?)
        -> FunctionCode?
    {
        let (lowering, arguments) = beginThunk(function.name, function, substitution)
        var instance: (Type, Location)?
        if let base, let owner = function.owner, function.role != .initializer {
            let selfType = compiler.concrete(owner.declaredType, substitution)
            // Behind the function's number.
            instance = (
                function.takesMetatype ? .metatype(selfType) : selfType,
                .register(unpack(base, at: 1, lowering))
            )
        }
        return finishThunk(function, substitution, arguments, instance: instance, lowering)
    }

    /// Called with a value behind `any`, then with all that a generic function is called with, which runs
    /// with that value's type.
    func emitOpening(
        _ opening: Opening, _ call: Compiler.OpenedCall, _ map: Substitution, _ type: Type
    ) -> FunctionCode? {
        let function = opening.function
        let content = compiler.layouts.descriptor(for: type)
        let isLocal = function.enclosing != nil
        let selfType =
            function.isStatic
            ? nil : function.owner.map { compiler.concrete($0.declaredType, map) }
        let (lowering, arguments) = beginThunk(
            function.name, function, opening.substitution, result: call.result,
            behind: (isLocal ? 2 : 1)
                + (selfType.map { compiler.layouts.descriptor(for: $0).slots } ?? 0), inside: map)
        if isLocal {
            let object = compiler.layouts.descriptor(
                for: .function(FunctionType(parameters: [], result: .void)))
            lowering.passedEnvironment = (
                Value(register: 1, type: object, isOwned: false, isTemporary: false), call.captures
            )
        }
        if case .variable(let opened) = arguments[opening.index].value.kind {
            lowering.locations[opened] =
                .register(content.isSelfDescribing ? 0 : unpack(content, at: 0, lowering))
        }
        return finishThunk(
            function, map, arguments, instance: selfType.map { ($0, .register(1)) }, lowering,
            result: compiler.concrete(function.result, map), as: call.result)
    }

    /// A function with the parameters of another behind one slot of its own, or more, and those
    /// parameters as the arguments of a call.
    ///
    /// - Parameter inner: what generic parameters stand for within, if not what callers know.
    private func beginThunk(
        _ name: String, _ function: Function, _ substitution: Substitution,
        result wanted: Type? = nil, behind first: Int = 1, inside inner: Substitution? = nil
    ) -> (FunctionLowering, [Argument]) {
        let slots = function.parameters.map { parameter in
            let type = compiler.concrete(parameter.type, substitution)
            return parameter.isInout ? 1 : compiler.layouts.descriptor(for: type).slots
        }
        let result = wanted ?? compiler.concrete(function.result, substitution)
        let builder = FunctionBuilder(
            name: name, file: function.file, parameterSlots: first + slots.reduce(0, +),
            resultSlots: compiler.layouts.descriptor(for: result).slots)
        let lowering = FunctionLowering(
            compiler: compiler, builder: builder, substitution: inner ?? substitution,
            function: nil, file: function.file)
        lowering.scopes.append(.init())
        var slot = first
        let arguments = zip(function.parameters, slots).map { parameter, width in
            let variable = Variable(
                name: parameter.name, storage: .local, isLet: !parameter.isInout,
                type: parameter.type, file: function.file, range: function.range)
            lowering.locations[variable] = parameter.isInout ? .address(slot) : .register(slot)
            slot += width
            return Argument(
                value: Expression(.variable(variable), parameter.type, function.range),
                isInout: parameter.isInout)
        }
        return (lowering, arguments)
    }

    /// The slots of a value in the object of slot 0, borrowed: the caller keeps the object alive.
    func unpack(_ type: TypeDescriptor, at start: Int, _ lowering: FunctionLowering) -> Int {
        let register = lowering.builder.allocate(slots: type.slots)
        for offset in 0..<type.slots {
            lowering.builder.emit(.loadSlot, register + offset, 0, start + offset)
        }
        return register
    }

    private func finishThunk(
        _ function: Function, _ substitution: Substitution, _ arguments: [Argument],
        instance: (type: Type, place: Location)?, ofType type: Type? = nil,
        _ lowering: FunctionLowering, result: Type? = nil, as wanted: Type? = nil
    ) -> FunctionCode? {
        var base = type.map { Expression(.metatype($0), .metatype($0), function.range) }
        if let instance {
            let variable = Variable(
                name: "self", storage: .local, isLet: false, type: instance.type,
                file: function.file, range: function.range)
            lowering.locations[variable] = instance.place
            base = Expression(.variable(variable), instance.type, function.range)
            base?.isLvalue = true
        }
        var call = Expression(
            .call(function, substitution, base: base, arguments),
            result ?? compiler.concrete(function.result, substitution), function.range)
        if let wanted {
            guard
                let made = checker.convert(call, to: wanted)
                    ?? checker.convertParts(of: call, to: wanted)
            else { return nil }
            call = made
        }
        lowering.statement(Statement(.returning(call), function.range))
        return lowering.builder.finish()
    }
}

extension Function {
    /// What a requirement's result is for who calls it behind `any`, where it is an associated type
    /// that `any P<…>` cannot name: the iterator of `any Sequence<Int>` is `any IteratorProtocol`. `Self`
    /// is `any P`.
    var erasedResult: Type? {
        guard let owner, let parameter = owner.selfParameter else { return nil }
        let any = Type.existential([owner])
        let whole = result.substituting([parameter: any]) { base, name in
            .member(base == any ? .parameter(parameter) : base, name)
        }
        if case .function = result.shallow { return nil }
        let erased = erasing(whole, owner, parameter)
        return erased == result ? nil : erased
    }

    /// Also within what holds values of such a type: `[Item]` and `Item?` are `[Any]` and `Any?`.
    private func erasing(_ type: Type, _ owner: Nominal, _ parameter: GenericParameter) -> Type {
        switch type.shallow {
        case .member(.parameter(parameter), let name):
            guard !owner.primaryTypes.contains(name), let protocols = owner.associatedTypes[name]
            else { return type }
            return .existential(protocols)
        case .nominal(let nominal, let arguments) where nominal.isLibrary:
            switch nominal.name {
            case "Array", "Optional":
                return .nominal(nominal, arguments.map { erasing($0, owner, parameter) })
            case "Dictionary":
                return .nominal(nominal, [arguments[0], erasing(arguments[1], owner, parameter)])
            default: return type
            }
        case .tuple: return type.mapParts { erasing($0, owner, parameter) }
        default: return type
        }
    }
}
