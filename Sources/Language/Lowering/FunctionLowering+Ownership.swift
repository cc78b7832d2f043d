import Bytecode

/// Temporaries, and who owns the references in them.
extension FunctionLowering {
    func temporary(_ type: TypeDescriptor) -> Value {
        Value(
            register: builder.allocate(type), type: type, isOwned: !type.references.isEmpty,
            isTemporary: true)
    }

    /// The place asked for, or a new temporary.
    func target(_ destination: Int?, _ type: TypeDescriptor) -> Value {
        if let destination {
            return Value(
                register: destination, type: type, isOwned: !type.references.isEmpty,
                isTemporary: false)
        }
        return temporary(type)
    }

    /// Gives back what a temporary owns, and its registers.
    func release(_ value: Value) {
        guard value.isTemporary else { return }
        if value.isOwned {
            for offset in value.type.references { builder.emit(.release, value.register + offset) }
        }
        builder.deallocate(value.register, value.type)
    }

    func move(_ from: Int, to: Int, slots: Int) {
        if from == to { return }
        switch slots {
        case 0: break
        case 1: builder.emit(.move, to, from)
        case 2: builder.emit(.move2, to, from)
        default: builder.emit(.moveMany, to, from, slots)
        }
    }

    /// Copies with a count of its own for each reference.
    func copy(_ from: Int, to: Int, _ type: TypeDescriptor) {
        if type.references.isEmpty {
            move(from, to: to, slots: type.slots)
            return
        }
        for offset in 0..<type.slots {
            builder.emit(
                type.references.contains(offset) ? .copyReference : .move, to + offset,
                from + offset)
        }
    }

    /// Passes ownership from a temporary to another place.
    func take(_ from: Int, to: Int, _ type: TypeDescriptor) {
        for offset in 0..<type.slots {
            builder.emit(
                type.references.contains(offset) ? .take : .move, to + offset, from + offset)
        }
    }

    /// The value in a temporary of its own that owns it.
    func owned(_ value: Value) -> Value {
        if value.isTemporary && (value.isOwned || value.type.references.isEmpty) { return value }
        let result = temporary(value.type)
        initialize(result.register, with: value)
        return result
    }

    /// Puts a value into a place that holds nothing yet; the place owns it then.
    func initialize(_ destination: Int, with value: Value) {
        if value.register == destination, !value.isTemporary { return }
        if value.isOwned && value.isTemporary {
            take(value.register, to: destination, value.type)
            builder.deallocate(value.register, value.type)
        } else {
            copy(value.register, to: destination, value.type)
            if value.isTemporary { builder.deallocate(value.register, value.type) }
        }
    }

    /// Nil, or nothing yet: all slots 0.
    func clear(_ value: Value) {
        for slot in 0..<value.type.slots {
            builder.emit(.loadImmediate, value.register + slot, immediate: 0)
        }
    }

    /// The temporary's references now belong to somebody else.
    func forget(_ value: Value) {
        for offset in value.type.references {
            builder.emit(.loadImmediate, value.register + offset, immediate: 0)
        }
        if value.isTemporary { builder.deallocate(value.register, value.type) }
    }

    /// A borrowed value, copied to where it is wanted.
    func delivered(_ value: Value, _ destination: Int?) -> Value {
        guard let destination else { return value }
        copy(value.register, to: destination, value.type)
        return target(destination, value.type)
    }

    /// Computes into registers that own the result.
    @discardableResult
    func ownedInto(_ expression: Expression, _ destination: Int) -> Value {
        let result = value(expression, into: destination)
        if result.register != destination { initialize(destination, with: result) }
        return target(destination, result.type)
    }
}
