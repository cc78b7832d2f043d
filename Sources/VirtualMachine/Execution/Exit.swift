import Bytecode

/// Why the dispatch loop stopped. The instruction before `pc` is the one that did it; its operands
/// are still in place, so messages are made from them afterwards.
enum Exit: UInt8 {
    case finished, interrupted, stackOverflow
    case arithmetic, integerWidth, conversion, index, memory
    case fixedMessage, message, thrown, native, witness
    /// Recording began or ended: the other form of the loop goes on from here.
    case modeChange
}

extension Exit {
    /// Why an instruction that stopped the loop usually does.
    static func usual(for opcode: Opcode) -> Exit {
        switch opcode {
        case .returnValues: .finished
        case .loop, .loopIfNextLess, .loopIfNextAtMost, .loopIfEqualInt, .loopIfNotEqualInt,
            .loopIfLessInt, .loopIfLessOrEqualInt, .loopIfLessDouble, .loopIfLessOrEqualDouble,
            .loopIfEqualImmediate, .loopIfNotEqualImmediate, .loopIfLessImmediate,
            .loopIfLessOrEqualImmediate, .loopIfGreaterImmediate, .loopIfGreaterOrEqualImmediate,
            .loopIfTrue, .loopIfFalse, .loopStrideTo, .loopStrideThrough:
            .interrupted
        case .call, .callClosure, .callWitness, .callWitnessAtAddress, .callTypeWitness:
            .stackOverflow
        case .callNative, .release, .compileFunction: .native
        case .checkIntegerWidth: .integerWidth
        case .doubleToInt, .floatToInt: .conversion
        case .newArray, .arrayAppend, .arrayAppendIndirect, .concatenateStrings, .projectPayload:
            .memory
        case .fail: .fixedMessage
        case .failWithMessage: .message
        case .throwError: .thrown
        case .arrayGet, .arrayGetReference, .arrayGetByte, .arrayGetWord, .arrayGetValue,
            .arraySet, .arraySetByte, .arraySetWord, .arraySetReference, .arraySetValue,
            .arraySetIndirect, .arraySwap, .arrayElementAddress, .projectElement:
            .index
        default: .arithmetic
        }
    }
}
