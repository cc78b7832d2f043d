import Bytecode
import Diagnostics

/// Instances of classes: making them, and calling what their class has overridden.
extension FunctionLowering {
    /// The number under which the callee is found in the instance's class; nil where it is known.
    func dispatchNumber(_ function: Function, _ map: Substitution, _ base: Expression?) -> Int? {
        guard function.isDispatched, let base, !isSuper(base) else { return nil }
        if case .metatype = base.kind { return nil }
        var type = concrete(base.type)
        if case .metatype(let instance) = type { type = instance.resolved }
        if type.nominal?.isFinal == true { return nil }
        return compiler.dispatchNumber(of: function, map)
    }

    func isSuper(_ base: Expression) -> Bool {
        if case .superReference = base.kind { return true }
        return false
    }

    /// Whether a stored property is reached through accessors, because a subclass overrides it.
    func isDispatchedStorage(_ base: Expression, _ variable: Variable) -> Bool {
        guard variable.isOverridden, variable.storage == .stored, !isSuper(base) else {
            return false
        }
        return !isSilent(base, variable)
    }

    /// The type that a class's static function is called on.
    func metatypeArgument(
        _ function: Function, _ map: Substitution, _ base: Expression?, _ later: [Expression]
    ) -> Value {
        if let base, case .metatype = concrete(base.type) { return operand(base, before: later) }
        let owner = function.owner.map { compiler.concrete($0.declaredType, map) } ?? .error
        let place = base?.range ?? function.range
        return value(Expression(.metatype(owner), .metatype(owner), place))
    }

    /// `C(…)`: room for the instance, then the initializer, which gets it as its first argument.
    func makeInstance(
        _ function: Function, _ map: Substitution, _ base: Expression?, _ arguments: [Argument],
        _ expression: Expression, _ destination: Int?
    ) -> Value {
        let type = descriptor(expression.type)
        let instanceType =
            function.isFailable
            ? concrete(expression.type).wrapped ?? expression.type
            : expression.type
        let instance = target(destination, type)
        if let base {
            let metatype = value(base)
            builder.emit(.newInstance, instance.register, metatype.register)
            release(metatype)
        } else {
            builder.emit(
                .newObject, instance.register, immediate: descriptor(instanceType).number)
        }
        let flag = callInitializer(
            function, map, arguments, on: instance.register, expression,
            dispatch: base == nil ? nil : dispatchNumber(function, map, base))
        if let flag {
            let done = builder.label()
            builder.jump(.jumpIfNotZero, flag, to: done)
            builder.emit(.release, instance.register)
            builder.place(done)
            builder.deallocate(flag)
        }
        return instance
    }

    /// Runs an initializer on an instance; gives the register that says if it succeeded.
    private func callInitializer(
        _ function: Function, _ map: Substitution, _ arguments: [Argument], on instance: Int,
        _ expression: Expression, dispatch: Int?
    ) -> Int? {
        let void = descriptor(.void)
        let result = function.reportsFailure ? descriptor(environment.bool) : void
        let object = Value(
            register: instance, type: descriptor(environment.optional(.any)), isOwned: false,
            isTemporary: false)
        var frozenHere: [ObjectIdentifier] = []
        var flag: Int?
        withInputs(function, map, nil, arguments, &frozenHere) { inputs in
            mark(expression.range)
            let answer = emitCall(
                function, map, [.value(object)] + inputs, result, nil, dispatch: dispatch)
            if function.reportsFailure { flag = answer.register }
        }
        unfreeze(frozenHere)
        return flag
    }

    /// `self.init(…)` and `super.init(…)`; a failure ends this initializer as well.
    func initialize(
        _ base: Expression, _ function: Function, _ map: Substitution, _ arguments: [Argument],
        _ made: Expression
    ) {
        let instance = value(base)
        let flag = callInitializer(
            function, map, arguments, on: instance.register, made,
            dispatch: dispatchNumber(function, map, base))
        release(instance)
        guard let flag else { return }
        let present = builder.label()
        builder.jump(.jumpIfNotZero, flag, to: present)
        builder.deallocate(flag)
        if case .forceUnwrap = made.kind {
            builder.fail(
                Failure(
                    id: "nil-unwrapped", "'\(function.fullName)' unexpectedly gave nil",
                    hint: "leave out the '!': then this initializer gives nil, too"))
        } else if self.function?.isFailable == true {
            statement(
                Statement(
                    .returning(Expression(.nilLiteral, resultType, made.range)), made.range))
        }
        builder.place(present)
    }

    /// What a `weak` or `unowned` property is stored as, from the instance.
    func reference(to value: Value, for stored: Variable, _ map: Substitution) -> Value {
        let type = compiler.concrete(stored.type, map)
        guard let property = stored.presented,
            let kind = type.nominal.flatMap({ ReferenceStorage.Kind(rawValue: $0.name) })
        else { return value }
        let given = Expression(
            .placeholder, compiler.concrete(property.type, map), property.range)
        placeholders[ObjectIdentifier(given)] = value
        defer { placeholders[ObjectIdentifier(given)] = nil }
        let storage = ReferenceStorage(environment: environment, kind: kind)
        guard let made = storage.make(given, type) else { return value }
        return self.value(made)
    }

    /// A class as a value: the number of its descriptor.
    func metatype(_ type: TypeDescriptor, _ destination: Int?) -> Value {
        let result = target(destination, type)
        if type.slots == 1, let instance = type.arguments.first {
            builder.loadInteger(result.register, instance.number)
        }
        return result
    }

    func typeOf(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let object = value(inner)
        let result = target(destination, type)
        builder.emit(.typeOfObject, result.register, object.register)
        release(object)
        return result
    }

    /// The same registers under the type of a superclass.
    func upcast(_ inner: Expression, _ wanted: Type, _ destination: Int?) -> Value {
        let type = descriptor(wanted)
        let source = descriptor(inner.type)
        needWitnesses(from: concrete(inner.type), to: concrete(wanted))
        if case .metatype = type.kind, source.slots == 0 {
            release(value(inner))
            let result = target(destination, type)
            if let instance = source.arguments.first {
                builder.loadInteger(result.register, instance.number)
            }
            return result
        }
        let result = value(inner, into: destination)
        return Value(
            register: result.register, type: type, isOwned: result.isOwned,
            isTemporary: result.isTemporary)
    }

    /// Protocols that the value is put behind, wherever in it they stand.
    private func needWitnesses(from type: Type, to wanted: Type) {
        if case .existential(let protocols) = wanted {
            compiler.needWitnesses(of: type, for: protocols)
        } else if case .metatype(let inner) = type, case .metatype(let outer) = wanted {
            needWitnesses(from: inner, to: outer)
        } else {
            for (inner, outer) in zip(type.arguments, wanted.arguments) where inner != outer {
                needWitnesses(from: inner, to: outer)
            }
        }
    }
}
