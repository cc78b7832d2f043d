import Bytecode

/// An instruction with what the library's name for it adds: `lessInt/swapped`, `addInt/int8`.
struct IntrinsicForm {
    let opcode: Opcode
    let isSwapped: Bool
    /// Widths that the result is checked for, or truncated to.
    let widths: [IntegerWidth]
    /// The name is the opcode's alone.
    let isPlain: Bool

    static let widths: [String: IntegerWidth] = Dictionary(
        uniqueKeysWithValues: IntegerWidth.allCases.map { ("\($0)", $0) })
}

/// Library functions that are single instructions.
extension FunctionLowering {
    func intrinsicName(_ function: Function) -> String? {
        if case .intrinsic(let intrinsic) = function.implementation { return intrinsic.name }
        return nil
    }

    func intrinsic(
        _ name: String, _ base: Expression?, _ arguments: [Argument], _ expression: Expression,
        _ type: TypeDescriptor, _ destination: Int?
    ) -> Value {
        switch name {
        case "and", "or", "coalesce":
            return value(
                Expression(.boolean(false), environment.bool, expression.range), into: destination)
        case "arrayCount":
            guard let base else { return target(destination, type) }
            if canBorrow(base) {
                var array = borrow(base)
                let object = object(of: &array)
                let result = target(destination, type)
                builder.emit(.arrayCount, result.register, object)
                end(array)
                return result
            }
            let array = value(base)
            let result = target(destination, type)
            builder.emit(.arrayCount, result.register, array.register)
            release(array)
            return result
        case "arrayAppend":
            if let base { append(arguments[0].value, to: base) }
            return target(destination, type)
        case "arraySwap":
            if let base { swapElements(arguments[0].value, arguments[1].value, of: base) }
            return target(destination, type)
        case "arraySubscript":
            guard let base, let owner = concrete(base.type).nominal,
                let element = environment.ownMembers(of: owner, named: "subscript").lazy.compactMap(
                    {
                        $0 as? Variable
                    }).first(where: isArrayElement)
            else { return target(destination, type) }
            return subscriptValue(base, element, [:], arguments, type, destination)
        default: break
        }
        guard let form = compiler.form(of: name) else {
            environment.error(
                "unknown-intrinsic", "the library names an unknown instruction '\(name)'",
                at: expression.range)
            return target(destination, type)
        }
        var operands = arguments.map(\.value)
        if let base { operands.insert(base, at: 0) }
        let opcode = form.opcode
        if opcode == .divideDouble || opcode == .divideFloat, operands.allSatisfy(isZero) {
            // The compiler's own `0.0 / 0.0` has no sign, whatever the processor's has.
            return float(.nan, expression, type, destination)
        }
        if form.isPlain, let constant = smallConstant(opcode, operands) {
            let left = value(operands[0])
            mark(expression.range)
            let result = target(destination, type)
            builder.emit(.addIntImmediate, result.register, left.register, constant & 0xFFFF)
            release(left)
            return result
        }
        var values: [Value] = []
        for index in operands.indices {
            values.append(operand(operands[index], before: operands[(index + 1)...]))
        }
        mark(expression.range)
        let result = target(destination, type)
        var registers = values.map(\.register)
        if form.isSwapped { registers.reverse() }
        if opcode == .truncateInteger, let width = form.widths.last {
            registers.append(Int(width.rawValue))
        }
        builder.emit(
            opcode, result.register, registers.first ?? 0, registers.count > 1 ? registers[1] : 0)
        for width in form.widths where opcode != .truncateInteger {
            builder.emit(.checkIntegerWidth, result.register, Int(width.rawValue))
        }
        for value in values { release(value) }
        return result
    }

    private func isZero(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .float(let value): value == 0 && value.sign == .plus
        case .integer(let magnitude, _): magnitude == 0
        default: false
        }
    }

    /// The constant of `n + 1` and `n - 1`, where it fits into the instruction.
    private func smallConstant(_ opcode: Opcode, _ operands: [Expression]) -> Int? {
        guard operands.count == 2, opcode == .addInt || opcode == .subtractInt,
            case .integer(let magnitude, let isNegative) = operands[1].kind, magnitude < 32_000
        else { return nil }
        return isNegative == (opcode == .addInt) ? -Int(magnitude) : Int(magnitude)
    }

    private func swapElements(_ first: Expression, _ second: Expression, of array: Expression) {
        let frozenHere = freeze(steps(to: array, beside: [first, second]))
        defer { unfreeze(frozenHere) }
        let i = operand(first, before: [second])
        let j = value(second)
        modify(array, byUserCode: false) { place in
            let slot = address(of: place)
            builder.emit(.arraySwap, slot, i.register, j.register)
            builder.deallocate(slot)
        }
        release(j)
        release(i)
    }

    /// Appends to the array a place holds.
    private func append(_ item: Expression, to array: Expression) {
        let link = chainExits.isEmpty ? nil : chainLink(of: array)
        let kept = link.map(pass) ?? []
        defer { unfreeze(kept) }
        let frozenHere = freeze(steps(to: array, beside: [item]))
        defer { unfreeze(frozenHere) }
        let element = owned(value(item))
        if let register = plainRegister(of: array) {
            builder.emit(.arrayAppend, register, element.register)
            if element.isTemporary { builder.deallocate(element.register, element.type) }
            return
        }
        modify(array, byUserCode: false) { place in
            switch place {
            case .registers(let register): builder.emit(.arrayAppend, register, element.register)
            case .address:
                let slot = address(of: place)
                builder.emit(.arrayAppendIndirect, slot, element.register)
                builder.deallocate(slot)
            }
        }
        if element.isTemporary { builder.deallocate(element.register, element.type) }
    }
}

extension Function {
    var isIntrinsic: Bool {
        if case .intrinsic = implementation { return true }
        return false
    }

    var isNativeImplementation: Bool {
        if case .native = implementation { return true }
        return false
    }
}

extension LibraryDeclaration.Implementation {
    var isSource: Bool {
        if case .source = self { return true }
        return false
    }
}
