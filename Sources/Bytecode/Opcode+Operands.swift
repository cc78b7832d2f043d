/// What an instruction does with its operands, for passes over code.
package struct OperandRoles: Sendable {
    package enum Role: Sendable {
        /// A number, or nothing.
        case none
        case read, write, update
        /// The first of several slots, how many depends on a type: read, written or changed.
        case many
    }

    /// What an instruction does besides reading and writing its operands.
    package struct Effects: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It may fail, throw or be stopped.
        package static let stops = Effects(rawValue: 1)
        /// It changes objects, owners, globals or what an address points to.
        package static let changesMemory = Effects(rawValue: 2)
        /// What follows is not always the next instruction.
        package static let branches = Effects(rawValue: 4)
        /// It runs a function, with its frame in the window `a`.
        package static let calls = Effects(rawValue: 8)
    }

    package let a: Role
    package let b: Role
    package let c: Role
    package let effects: Effects

    fileprivate init(
        _ a: Role = .none, _ b: Role = .none, _ c: Role = .none, _ effects: Effects = []
    ) {
        self.a = a
        self.b = b
        self.c = c
        self.effects = effects
    }
}

extension Opcode {
    /// The roles of the operands. Instructions with several slots of a number that the code itself
    /// says (`move2`, `moveMany`, `concatenateStrings`, `returnValues`) are the passes' own affair.
    package var operandRoles: OperandRoles {
        switch self {
        case .move, .move2, .moveMany, .offsetAddress: OperandRoles(.write, .read)
        case .loadImmediate, .loadConstant, .loadGlobal, .addressOfGlobal: OperandRoles(.write)
        case .loadLiteral, .newObject, .sharedCase:
            OperandRoles(.write, .none, .none, .changesMemory)
        case .copyReference, .loadReference:
            OperandRoles(.write, .read, .none, .changesMemory)
        case .retain, .storeGlobal: OperandRoles(.read, .none, .none, .changesMemory)
        case .release: OperandRoles(.update, .none, .none, [.changesMemory, .stops])
        case .take: OperandRoles(.write, .update, .none, .changesMemory)
        case .addressOfLocal: OperandRoles(.write, .many)
        case .loadIndirect, .loadSlot, .addressOfSlot, .hasDescriptor, .conforms, .arrayCount,
            .isInstance, .typeOfObject:
            OperandRoles(.write, .read)
        case .storeIndirect, .storeSlot, .addDoubleAt, .subtractDoubleAt, .multiplyDoubleAt:
            OperandRoles(.read, .read, .none, .changesMemory)
        case .addInt, .subtractInt, .multiplyInt, .divideInt, .remainderInt, .addUInt,
            .subtractUInt, .multiplyUInt, .divideUInt, .remainderUInt:
            OperandRoles(.write, .read, .read, .stops)
        case .addIntImmediate, .negateInt, .doubleToInt, .floatToInt:
            OperandRoles(.write, .read, .none, .stops)
        case .wrappingAddInt, .wrappingSubtractInt, .wrappingMultiplyInt, .andInt, .orInt, .xorInt,
            .shiftLeftInt, .shiftRightInt, .shiftLeftUInt, .shiftRightUInt, .addDouble,
            .subtractDouble, .multiplyDouble, .divideDouble, .addFloat, .subtractFloat,
            .multiplyFloat, .divideFloat, .equalInt, .notEqualInt, .lessInt, .lessOrEqualInt,
            .lessUInt, .lessOrEqualUInt, .equalDouble, .notEqualDouble, .lessDouble,
            .lessOrEqualDouble, .equalFloat, .notEqualFloat, .lessFloat, .lessOrEqualFloat:
            OperandRoles(.write, .read, .read)
        case .multiplyAddDouble: OperandRoles(.update, .read, .read)
        case .notInt, .truncateInteger, .negateDouble, .squareRootDouble, .negateFloat,
            .squareRootFloat, .intToDouble, .intToFloat, .doubleToFloat, .floatToDouble, .notBool:
            OperandRoles(.write, .read)
        case .checkIntegerWidth: OperandRoles(.read, .none, .none, .stops)
        case .jump: OperandRoles(.none, .none, .none, .branches)
        case .loop: OperandRoles(.none, .none, .none, [.branches, .stops])
        case .jumpIfTrue, .jumpIfFalse, .jumpIfZero, .jumpIfNotZero, .jumpIfEqualImmediate,
            .jumpIfNotEqualImmediate, .jumpIfLessImmediate, .jumpIfLessOrEqualImmediate,
            .jumpIfGreaterImmediate, .jumpIfGreaterOrEqualImmediate:
            OperandRoles(.read, .none, .none, .branches)
        case .jumpIfEqualInt, .jumpIfNotEqualInt, .jumpIfLessInt, .jumpIfLessOrEqualInt,
            .jumpIfLessDouble, .jumpIfNotLessDouble, .jumpIfLessOrEqualDouble,
            .jumpIfNotLessOrEqualDouble:
            OperandRoles(.read, .read, .none, .branches)
        case .loopIfNextLess, .loopIfNextAtMost:
            OperandRoles(.update, .read, .none, [.branches, .stops])
        case .loopIfLessInt, .loopIfLessOrEqualInt, .loopIfEqualInt, .loopIfNotEqualInt,
            .loopIfLessDouble, .loopIfLessOrEqualDouble:
            OperandRoles(.read, .read, .none, [.branches, .stops])
        case .loopIfTrue, .loopIfFalse, .loopIfLessImmediate, .loopIfLessOrEqualImmediate,
            .loopIfGreaterImmediate, .loopIfGreaterOrEqualImmediate, .loopIfEqualImmediate,
            .loopIfNotEqualImmediate:
            OperandRoles(.read, .none, .none, [.branches, .stops])
        case .loopStrideTo, .loopStrideThrough:
            OperandRoles(.update, .none, .none, [.branches, .stops])
        case .newInstance: OperandRoles(.write, .read, .none, .changesMemory)
        case .markInitialized: OperandRoles(.read, .none, .none, .changesMemory)
        case .call, .callNative, .callWitness, .callWitnessAtAddress, .callTypeWitness:
            OperandRoles(.none, .none, .none, [.calls, .changesMemory, .stops])
        case .callClosure: OperandRoles(.none, .read, .none, [.calls, .changesMemory, .stops])
        case .returnValues, .fail, .compileFunction:
            OperandRoles(.none, .none, .none, [.branches, .stops])
        case .failWithMessage: OperandRoles(.read, .none, .none, [.branches, .stops])
        case .throwError: OperandRoles(.update, .none, .none, [.branches, .stops])
        case .projectPayload: OperandRoles(.write, .read, .none, [.changesMemory, .stops])
        case .newArray: OperandRoles(.write, .read, .none, [.changesMemory, .stops])
        case .arrayGet, .arrayGetByte, .arrayGetWord, .arrayElementAddress:
            OperandRoles(.write, .read, .read, .stops)
        case .arrayGetReference: OperandRoles(.write, .read, .read, [.changesMemory, .stops])
        case .arrayGetValue: OperandRoles(.many, .read, .read, [.changesMemory, .stops])
        case .arraySet, .arraySetByte, .arraySetWord:
            OperandRoles(.update, .read, .read, [.changesMemory, .stops])
        case .arraySetReference:
            OperandRoles(.update, .read, .update, [.changesMemory, .stops])
        case .arraySetValue: OperandRoles(.update, .read, .many, [.changesMemory, .stops])
        case .arraySwap: OperandRoles(.read, .read, .read, [.changesMemory, .stops])
        case .arraySetIndirect: OperandRoles(.read, .read, .many, [.changesMemory, .stops])
        case .arrayAppendIndirect: OperandRoles(.read, .many, .none, [.changesMemory, .stops])
        case .arrayAppend: OperandRoles(.update, .many, .none, [.changesMemory, .stops])
        case .projectElement: OperandRoles(.write, .read, .read, [.changesMemory, .stops])
        case .tableFind, .tableInsert:
            OperandRoles(.write, .read, .many, [.changesMemory, .stops])
        case .describeInt: OperandRoles(.write, .read, .none, .changesMemory)
        case .concatenateStrings: OperandRoles(.write, .none, .many, [.changesMemory, .stops])
        }
    }
}
