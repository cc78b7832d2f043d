import Bytecode
import Diagnostics

/// Optionals: one slot that is 0 for nil, before the payload or as the payload itself.
extension FunctionLowering {
    func isBare(_ optional: TypeDescriptor) -> Bool {
        optional.arguments.first?.isNeverZero ?? false
    }

    func wrap(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let result = target(destination, type)
        if isBare(type) {
            ownedInto(inner, result.register)
        } else {
            ownedInto(inner, result.register + 1)
            builder.loadInteger(result.register, 1)
        }
        return result
    }

    /// Jumps if an optional (whose tag or lone reference is in its first slot) is nil.
    func jumpIfNil(_ optional: Value, to label: FunctionBuilder.Label) {
        builder.jump(.jumpIfZero, optional.register, to: label)
    }

    /// The payload of an optional that is known not to be nil.
    func payload(of optional: Value, _ type: TypeDescriptor, _ destination: Int?) -> Value {
        let offset = isBare(optional.type) ? 0 : 1
        if optional.isTemporary, optional.isOwned {
            let result = target(destination, type)
            take(optional.register + offset, to: result.register, type)
            builder.deallocate(optional.register, optional.type)
            return result
        }
        let part = Value(
            register: optional.register + offset, type: type, isOwned: false, isTemporary: false)
        return delivered(part, destination)
    }

    func coalesce(
        _ optional: Expression, _ fallback: Expression, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        let result = target(destination, type)
        let isNil = builder.label()
        let end = builder.label()
        let left = owned(value(optional))
        jumpIfNil(left, to: isNil)
        if left.type === type || left.type.number == type.number {
            take(left.register, to: result.register, type)
        } else {
            let offset = isBare(left.type) ? 0 : 1
            take(left.register + offset, to: result.register, type)
        }
        builder.jump(to: end)
        builder.place(isNil)
        ownedInto(fallback, result.register)
        builder.place(end)
        builder.deallocate(left.register, left.type)
        return result
    }

    func forceUnwrap(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let optional = value(inner)
        mark(inner.range)
        let fine = builder.label()
        builder.jump(.jumpIfNotZero, optional.register, to: fine)
        builder.fail(
            Failure(
                id: "nil-unwrapped",
                "unexpectedly found nil while unwrapping an optional of type \(optional.type.name)",
                hint: "test it first with 'if let', or give a value for nil with '??'"))
        builder.place(fine)
        return payload(of: optional, type, destination)
    }

    func optionalChain(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let result = target(destination, type)
        let exit = builder.label()
        let end = builder.label()
        chainExits.append(exit)
        let innerType = descriptor(inner.type)
        if innerType.number == type.number || isBare(type) {
            ownedInto(inner, result.register)
        } else {
            ownedInto(inner, result.register + 1)
            builder.loadInteger(result.register, 1)
        }
        chainExits.removeLast()
        builder.jump(to: end)
        builder.place(exit)
        clear(result)
        builder.place(end)
        return result
    }

    func bindOptional(_ inner: Expression, _ type: TypeDescriptor, _ destination: Int?)
        -> Value
    {
        let optional = value(inner)
        if let exit = chainExits.last {
            // A nil owns nothing, so the exit leaves nothing behind.
            jumpIfNil(optional, to: exit)
        }
        return payload(of: optional, type, destination)
    }
}
