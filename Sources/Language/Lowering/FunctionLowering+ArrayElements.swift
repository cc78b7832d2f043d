import Bytecode

/// Elements of arrays, read and written by instructions of their own.
extension FunctionLowering {
    func isArrayElement(_ variable: Variable) -> Bool {
        if case .intrinsic(let intrinsic) = variable.implementation {
            return intrinsic.name == "arraySubscript"
        }
        return false
    }

    func subscriptValue(
        _ base: Expression, _ variable: Variable, _ map: Substitution, _ arguments: [Argument],
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        guard isArrayElement(variable) else {
            guard let getter = variable.getter else { return target(destination, type) }
            let result = compiler.concrete(variable.type, concreteMap(map))
            return call(
                getter, map, base, arguments, Expression(.placeholder, result, base.range),
                destination)
        }
        if arguments[0].value.isCallFree, canBorrow(base) {
            return borrowedElement(base, arguments[0].value, type, destination)
        }
        let array = operand(base, before: [arguments[0].value])
        let index = value(arguments[0].value)
        let result = target(destination, type)
        if type.slots > 0 {
            builder.emit(elementLoad(type), result.register, array.register, index.register)
        }
        release(index)
        release(array)
        return result
    }

    private func borrowedElement(
        _ base: Expression, _ position: Expression, _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        var array = borrow(base)
        let object = object(of: &array)
        let index = value(position)
        let result = target(destination, type)
        if type.slots > 0 {
            builder.emit(elementLoad(type), result.register, object, index.register)
        }
        release(index)
        end(array)
        return result
    }

    /// The instruction that reads an element of an array.
    func elementLoad(_ element: TypeDescriptor) -> Opcode {
        switch element.packing {
        case .slots(1): element.references.isEmpty ? .arrayGet : .arrayGetReference
        case .byte: .arrayGetByte
        case .word: .arrayGetWord
        default: .arrayGetValue
        }
    }

    func concreteMap(_ map: Substitution) -> Substitution { map.mapTypes(concrete) }

    func setElement(_ base: Expression, _ index: Expression, _ fresh: Value) {
        let position = value(index)
        if let register = plainRegister(of: base) {
            emitSet(register, position.register, fresh)
            release(position)
            return
        }
        modify(base, byUserCode: false) { place in
            switch place {
            case .registers(let register): emitSet(register, position.register, fresh)
            case .address:
                let slot = self.address(of: place)
                builder.emit(.arraySetIndirect, slot, position.register, fresh.register)
                if fresh.isTemporary { builder.deallocate(fresh.register, fresh.type) }
                builder.deallocate(slot)
            }
        }
        release(position)
    }

    private func emitSet(_ array: Int, _ position: Int, _ fresh: Value) {
        let type = fresh.type
        switch type.packing {
        case .slots(0): break
        case .slots(1) where type.references.isEmpty:
            builder.emit(.arraySet, array, position, fresh.register)
        case .slots(1): builder.emit(.arraySetReference, array, position, fresh.register)
        case .byte: builder.emit(.arraySetByte, array, position, fresh.register)
        case .word: builder.emit(.arraySetWord, array, position, fresh.register)
        default: builder.emit(.arraySetValue, array, position, fresh.register)
        }
        if fresh.isTemporary { builder.deallocate(fresh.register, fresh.type) }
    }
}
