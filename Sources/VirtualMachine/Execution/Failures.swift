import Bytecode
import Diagnostics

/// What the dispatch loop's exits mean, in words, from the operands that are still in place.
extension Machine {
    func failure(of exit: Exit, in frame: Frame) -> any Error {
        let instruction = (state.pointee.pc - 1).pointee
        switch exit {
        case .interrupted: return Interrupted()
        case .stackOverflow:
            if interruption.isRequested { return Interrupted() }
            return stackOverflow(calling: frame.function)
        case .arithmetic: return arithmeticFailure(of: instruction, in: frame)
        case .integerWidth:
            return widthFailure(
                of: frame.int(instruction.a), width: IntegerWidth(rawValue: instruction.b))
        case .conversion:
            let value =
                instruction.opcode == .floatToInt
                ? "\(frame.float(instruction.b))" : "\(frame.double(instruction.b))"
            return Failure(
                id: "invalid-conversion", "\(value) cannot be converted to Int",
                hint: "Int holds whole numbers from \(Int.min) to \(Int.max); test isFinite first")
        case .index: return indexFailure(of: instruction, in: frame)
        case .memory: return memoryFailure(of: instruction, in: frame)
        case .fixedMessage:
            let code = frame.function.pointee.source.takeUnretainedValue()
            return code.failures[instruction.immediate]
        case .message:
            let code = frame.function.pointee.source.takeUnretainedValue()
            let message = frame.object(instruction.a).string.pointee
            return Failure(id: code.literals[instruction.immediate], message)
        case .witness:
            return Failure(
                id: "missing-requirement",
                "the value behind 'any' has no function for this requirement",
                hint: "call it on a value of a known type")
        case .finished, .thrown, .native, .modeChange: preconditionFailure("not a failure: \(exit)")
        }
    }

    /// Recursion that the slot stack cannot hold.
    func stackOverflow(calling function: FunctionPointer) -> Failure {
        let name = function.pointee.source.takeUnretainedValue().name
        return Failure(
            id: "stack-overflow",
            "calls are nested too deeply: \(trace().depth) of them, in \(name)",
            hint: "check that the recursion ends, or use a loop")
    }

    private func arithmeticFailure(of instruction: Instruction, in frame: Frame) -> Failure {
        let (b, c) = (frame.int(instruction.b), frame.int(instruction.c))
        let (ub, uc) = (frame[instruction.b], frame[instruction.c])
        switch instruction.opcode {
        case .addInt: return overflow("\(b) + \(c)", "Int")
        case .subtractInt: return overflow("\(b) - \(c)", "Int")
        case .multiplyInt: return overflow("\(b) * \(c)", "Int")
        case .addIntImmediate:
            let step = offset(instruction.c)
            return overflow(step < 0 ? "\(b) - \(-step)" : "\(b) + \(step)", "Int")
        case .negateInt: return overflow("-(\(b))", "Int")
        case .addUInt: return overflow("\(ub) + \(uc)", "UInt")
        case .subtractUInt: return overflow("\(ub) - \(uc)", "UInt")
        case .multiplyUInt: return overflow("\(ub) * \(uc)", "UInt")
        case .divideInt, .remainderInt:
            let sign = instruction.opcode == .divideInt ? "/" : "%"
            return c == 0 ? zeroDivision("\(b) \(sign) 0") : overflow("\(b) \(sign) \(c)", "Int")
        default:
            return zeroDivision("\(ub) \(instruction.opcode == .divideUInt ? "/" : "%") 0")
        }
    }

    private func overflow(_ operation: String, _ type: String) -> Failure {
        Failure(
            id: "arithmetic-overflow", "arithmetic overflow: \(operation) does not fit in \(type)",
            hint: "use Double, or the wrapping operators &+ &- &*")
    }

    private func zeroDivision(_ operation: String) -> Failure {
        Failure(
            id: "division-by-zero", "division by zero: \(operation)",
            hint: "test the divisor first")
    }

    private func widthFailure(of value: Int, width: IntegerWidth?) -> Failure {
        let name = width?.nameAndPacking.0 ?? "Int"
        if width == .uint64 {
            return Failure(
                id: "arithmetic-overflow",
                "arithmetic overflow: \(value) does not fit in UInt, "
                    + "nor \(UInt(bitPattern: value)) in Int",
                hint: "use init(bitPattern:) to keep the bits")
        }
        return Failure(
            id: "arithmetic-overflow", "arithmetic overflow: \(value) does not fit in \(name)",
            hint: "use a wider type, or \(name)(truncatingIfNeeded:)")
    }

    private func indexFailure(of instruction: Instruction, in frame: Frame) -> Failure {
        let (array, index) =
            switch instruction.opcode {
            case .arraySet, .arraySetByte, .arraySetWord, .arraySetReference, .arraySetValue:
                (frame.object(instruction.a), frame.int(instruction.b))
            case .arraySwap:
                swapOperands(of: instruction, in: frame)
            case .arraySetIndirect:
                (Object(frame.address(instruction.a)[0]), frame.int(instruction.b))
            case .projectElement:
                (Object(frame.address(instruction.b)[0]), frame.int(instruction.c))
            default: (frame.object(instruction.b), frame.int(instruction.c))
            }
        return indexOutOfRange(index, count: array.arrayCount)
    }

    /// The array of a swap, and the first index that is not in it.
    private func swapOperands(of instruction: Instruction, in frame: Frame) -> (Object, Int) {
        let array = Object(frame.address(instruction.a)[0])
        let first = frame.int(instruction.b)
        let isFirstFine = first >= 0 && first < array.arrayCount
        return (array, isFirstFine ? frame.int(instruction.c) : first)
    }

    private func memoryFailure(of instruction: Instruction, in frame: Frame) -> Failure {
        switch instruction.opcode {
        case .newArray:
            let count = frame.int(instruction.b)
            return count < 0 ? negativeCount(count) : outOfMemory("an array of \(count) elements")
        case .concatenateStrings: return outOfMemory("a string this long")
        case .arrayAppendIndirect:
            let count = Object(frame.address(instruction.a)[0]).arrayCount
            return outOfMemory("an array of \(count + 1) elements")
        case .arrayAppend:
            let count = frame.object(instruction.a).arrayCount
            return outOfMemory("an array of \(count + 1) elements")
        default: return outOfMemory("a copy of a value this large")
        }
    }
}

/// The failure of an index outside an array of `count` elements.
package func indexOutOfRange(_ index: Int, count: Int) -> Failure {
    let have = count == 1 ? "1 element" : "\(count) elements"
    return Failure(
        id: "index-out-of-range",
        count == 0
            ? "index \(index) is out of range: the array is empty"
            : "index \(index) is out of range: the array has \(have), indices 0 to \(count - 1)",
        hint: index < 0 && count > 0
            ? "indices do not count from the end: the last element is at \(count - 1), or 'last!'"
            : nil)
}

/// The failure of an index that a slice with indices of its own does not have.
package func indexOutOfRange(_ index: Int, within indices: Range<Int>) -> Failure {
    Failure(
        id: "index-out-of-range",
        indices.isEmpty
            ? "index \(index) is out of range: the slice is empty"
            : "index \(index) is out of range: the slice has the indices \(indices.lowerBound) to "
                + "\(indices.upperBound - 1)")
}

/// The failure of a value that does not fit in the memory there is; `what` names it: `an array of
/// …`.
package func outOfMemory(_ what: String) -> Failure {
    Failure(
        id: "out-of-memory", "there is not enough memory for \(what)",
        hint: "use less data at a time, or drop variables that are no longer needed")
}

/// The failure of asking for an array of fewer than no elements.
package func negativeCount(_ count: Int) -> Failure {
    Failure(id: "array-count-negative", "an array cannot have \(count) elements")
}
