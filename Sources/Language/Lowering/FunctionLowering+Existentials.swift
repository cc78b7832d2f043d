import Bytecode
import Diagnostics

/// Values of protocol type, and tests and casts at run time.
extension FunctionLowering {
    func makeExistential(_ inner: Expression, _ wanted: Type, _ destination: Int?) -> Value {
        let innerType = concrete(inner.type)
        let type = descriptor(wanted)
        if case .existential = innerType { return value(inner, into: destination) }
        if case .existential(let protocols) = concrete(wanted) {
            compiler.needWitnesses(of: innerType, for: protocols)
        }
        let payload = descriptor(inner.type)
        if payload.isSelfDescribing {
            let result = value(inner, into: destination)
            return Value(
                register: result.register, type: type, isOwned: result.isOwned,
                isTemporary: result.isTemporary)
        }
        let content = value(inner)
        let result = self.target(destination, type)
        builder.emit(.newObject, result.register, immediate: payload.number)
        storePayload(content, result.register, 0)
        return result
    }

    func isType(
        _ inner: Expression, _ wanted: Type, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let wanted = concrete(wanted)
        let source = concrete(inner.type)
        let result = target(destination, type)
        if wanted == source, wanted.wrapped != nil {
            // "Is there a value?"
            let optional = value(inner)
            let no = builder.label()
            let end = builder.label()
            testNil(optional) { self.builder.jump(.jumpIfZero, $0, to: no) }
            builder.loadInteger(result.register, 1)
            builder.jump(to: end)
            builder.place(no)
            builder.loadInteger(result.register, 0)
            builder.place(end)
            return result
        }
        let isDynamic = mayBeCast(source, to: wanted)
        let content = isDynamic ? owned(value(inner)) : value(inner)
        testType(content, source, wanted, into: result.register)
        if isDynamic {
            let end = builder.label()
            builder.jump(.jumpIfNotZero, result.register, to: end)
            if let made = dynamicCast(content, source, wanted) {
                testNil(made) { self.builder.jump(.jumpIfZero, $0, to: end) }
                builder.loadInteger(result.register, 1)
            }
            builder.place(end)
        }
        release(content)
        return result
    }

    /// 1 if the existential's value has the type.
    func testType(_ content: Value, _ source: Type, _ wanted: Type, into flag: Int) {
        guard environment.conformances.isReference(source) || source.isExistential else {
            builder.loadInteger(flag, isKnown(source, tobe: wanted) ? 1 : 0)
            return
        }
        if case .existential(let protocols) = wanted {
            guard let first = protocols.first else {
                builder.loadInteger(flag, 1)
                return
            }
            compiler.needWitnessesEverywhere(first)
            builder.emit(.conforms, flag, content.register, compiler.layouts.number(of: first))
        } else {
            let isClass = wanted.nominal?.kind == .classType
            let wanted = compiler.layouts.descriptor(for: wanted)
            builder.emit(
                isClass ? .isInstance : .hasDescriptor, flag, content.register, wanted.number)
        }
    }

    /// Whether a value type is the type, or conforms to the protocols, which is known by now.
    private func isKnown(_ source: Type, tobe wanted: Type) -> Bool {
        guard case .existential(let protocols) = wanted, !source.isExistential else {
            return source == wanted
        }
        return protocols.allSatisfy { environment.conformances.conforms(source, to: $0) }
    }

    /// The value within an existential that is known to hold this type.
    func opened(_ content: Value, as type: Type, _ destination: Int?) -> Value {
        let target = compiler.layouts.descriptor(for: type)
        if case .existential(let protocols) = type {
            return boxed(content, behind: protocols, target, destination)
        }
        if target.isSelfDescribing {
            let same = Value(
                register: content.register, type: target, isOwned: content.isOwned,
                isTemporary: content.isTemporary)
            if let destination {
                initialize(destination, with: same)
                return self.target(destination, target)
            }
            return same
        }
        let result = loadPayload(content.register, 0, target, destination)
        release(content)
        return result
    }

    /// A value as one behind protocols, unless it is one already.
    private func boxed(
        _ content: Value, behind protocols: [Nominal], _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        if case .existential = content.type.kind { return delivered(content, destination) }
        if content.type.isSelfDescribing { return delivered(content, destination) }
        compiler.needWitnesses(of: compiler.layouts.type(of: content.type), for: protocols)
        let result = target(destination, type)
        builder.emit(.newObject, result.register, immediate: content.type.number)
        storePayload(content, result.register, 0)
        return result
    }

    func cast(
        _ inner: Expression, _ wanted: Type, _ isForced: Bool, _ expression: Expression,
        _ destination: Int?
    ) -> Value {
        let wanted = concrete(wanted)
        let source = concrete(inner.type)
        let type = descriptor(expression.type)
        let content = owned(value(inner))
        let flag = builder.allocate()
        testType(content, source, wanted, into: flag)
        let result = target(destination, type)
        let no = builder.label()
        let end = builder.label()
        builder.jump(.jumpIfFalse, flag, to: no)
        let offset = isForced || isBare(type) ? 0 : 1
        let slots = compiler.layouts.descriptor(for: wanted)
        if source == wanted {
            copy(content.register, to: result.register + offset, slots)
        } else {
            let borrowed = Value(
                register: content.register, type: content.type, isOwned: false, isTemporary: false)
            let inside = opened(borrowed, as: wanted, nil)
            initialize(result.register + offset, with: inside)
        }
        if !isForced, !isBare(type) { builder.loadInteger(result.register, 1) }
        builder.jump(to: end)
        builder.place(no)
        let made = mayBeCast(source, to: wanted) ? dynamicCast(content, source, wanted) : nil
        if isForced {
            let failing = builder.label()
            if let made {
                jumpIfNil(made, to: failing)
                initialize(result.register, with: payload(of: made, slots, nil))
                builder.jump(to: end)
            }
            builder.place(failing)
            mark(expression.range)
            builder.fail(
                Failure(
                    id: "cast-failed", "this value is not \(wanted)",
                    hint: "use 'as?' to get nil instead"))
        } else if let made {
            initialize(result.register, with: made)
        } else {
            clear(result)
        }
        builder.place(end)
        builder.deallocate(flag)
        release(content)
        return result
    }
}
