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

    /// The instruction that reads an element of an array.
    func elementLoad(_ element: TypeDescriptor) -> Opcode {
        switch element.packing {
        case .slots(1): element.references.isEmpty ? .arrayGet : .arrayGetReference
        case .byte: .arrayGetByte
        case .word: .arrayGetWord
        default: .arrayGetValue
        }
    }

    func concreteMap(_ map: Substitution) -> Substitution { map.mapValues { concrete($0) } }

    func setElement(_ base: Expression, _ index: Expression, _ fresh: Value) {
        let position = value(index)
        if case .variable(let variable) = base.kind,
            case .register(let register) = location(of: variable)
        {
            emitSet(register, position.register, fresh)
            release(position)
            return
        }
        modify(base, byUserCode: false) { place in
            switch place {
            case .registers(let register): emitSet(register, position.register, fresh)
            case .address(let address, let offset):
                if case .slots = fresh.type.packing, fresh.type.slots > 0 {
                    let slot = builder.allocate()
                    builder.emit(.offsetAddress, slot, address, offset)
                    let element = builder.allocate()
                    builder.emit(.projectElement, element, slot, position.register)
                    storeIndirect(fresh, element, 0, isInitialization: false)
                    builder.deallocate(element)
                    builder.deallocate(slot)
                } else {
                    setPackedElement(base, address, offset, position.register, fresh)
                }
            }
        }
        release(position)
    }

    /// Bytes and words: the array moves into a register and back. Reading the element first makes a bad
    /// index fail while the array is still in its place.
    private func setPackedElement(
        _ base: Expression, _ address: Int, _ offset: Int, _ position: Int, _ fresh: Value
    ) {
        let type = descriptor(base.type)
        let held = builder.allocate(type)
        let scratch = builder.allocate()
        let borrowed = builder.allocate()
        builder.emit(.loadIndirect, borrowed, address, offset)
        builder.emit(.arrayGetValue, scratch, borrowed, position)
        builder.emit(.loadIndirect, held, address, offset)
        builder.loadInteger(scratch, 0)
        builder.emit(.storeIndirect, address, scratch, offset)
        emitSet(held, position, fresh)
        builder.emit(.storeIndirect, address, held, offset)
        builder.emit(.loadImmediate, held, immediate: 0)
        builder.deallocate(borrowed)
        builder.deallocate(scratch)
        builder.deallocate(held, type)
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
