/// Bytecode as text, for tests and for those who work on the compiler.
///
///     0  loadImmediate r0, 5
///     1  call r4, #2
///     2  jump -> 0
package struct Disassembler {
    /// How an instruction's operands are read.
    private enum Shape {
        case none, a, ab, abc
        /// `a` and a number in `b`,`c`.
        case aNumber(prefix: String)
        /// A 32-bit jump, alone or with `a`.
        case jump, aJump
        /// `a`, `b`, and a 16-bit jump.
        case abJump
        /// `a`, a number in `b`, and a 16-bit jump.
        case aNumberJump
        /// `a`, `b`, and a number in `c`.
        case abNumber
    }

    /// One line for each instruction, with absolute jump targets, constants and literals.
    package static func text(of function: FunctionCode) -> String {
        function.code.indices.map { index in
            let number = String(index)
            let padding = String(repeating: " ", count: max(0, 4 - number.count))
            return padding + number + "  " + line(function.code[index], at: index, in: function)
        }.joined(separator: "\n")
    }

    /// One instruction. `index` is its place, for jump targets.
    package static func line(
        _ instruction: Instruction, at index: Int, in function: FunctionCode? = nil
    ) -> String {
        let name = "\(instruction.opcode)"
        let (a, b, c) = ("r\(instruction.a)", "r\(instruction.b)", "r\(instruction.c)")
        let near = Int(Int16(bitPattern: instruction.c))
        let operands: [String] =
            switch shape(of: instruction.opcode) {
            case .none: []
            case .a: [a]
            case .ab: [a, b]
            case .abc: [a, b, c]
            case .aNumber(let prefix): [a, "\(prefix)\(instruction.immediate)"]
            case .jump: ["-> \(index + 1 + instruction.immediate)"]
            case .aJump: [a, "-> \(index + 1 + instruction.immediate)"]
            case .abJump: [a, b, "-> \(index + 1 + near)"]
            case .aNumberJump:
                [a, "\(Int16(bitPattern: instruction.b))", "-> \(index + 1 + near)"]
            case .abNumber: [a, b, "\(near)"]
            }
        let line = operands.isEmpty ? name : name + " " + operands.joined(separator: ", ")
        guard let note = note(on: instruction, in: function) else { return line }
        return line + "  ; " + note
    }

    /// The constant, literal or message that an instruction refers to.
    private static func note(on instruction: Instruction, in function: FunctionCode?) -> String? {
        guard let function else { return nil }
        let index = instruction.immediate
        switch instruction.opcode {
        case .loadConstant where function.constants.indices.contains(index):
            return "0x" + String(function.constants[index], radix: 16)
        case .loadLiteral where function.literals.indices.contains(index),
            .failWithMessage where function.literals.indices.contains(index):
            return function.literals[index].debugDescription
        case .fail where function.failures.indices.contains(index):
            return function.failures[index].id
        default: return nil
        }
    }

    private static func shape(of opcode: Opcode) -> Shape {
        switch opcode {
        case .returnValues: .none
        case .retain, .release, .throwError, .markInitialized: .a
        case .jump, .loop: .jump
        case .jumpIfTrue, .jumpIfFalse, .jumpIfZero, .jumpIfNotZero, .loopIfTrue, .loopIfFalse:
            .aJump
        case .jumpIfEqualInt, .jumpIfNotEqualInt, .jumpIfLessInt, .jumpIfLessOrEqualInt,
            .jumpIfLessDouble, .jumpIfNotLessDouble, .jumpIfLessOrEqualDouble,
            .jumpIfNotLessOrEqualDouble, .loopIfNextLess, .loopIfNextAtMost, .loopIfEqualInt,
            .loopIfNotEqualInt, .loopIfLessInt, .loopIfLessOrEqualInt, .loopIfLessDouble,
            .loopIfLessOrEqualDouble, .loopStrideTo, .loopStrideThrough:
            .abJump
        case .jumpIfEqualImmediate, .jumpIfNotEqualImmediate, .jumpIfLessImmediate,
            .jumpIfLessOrEqualImmediate, .jumpIfGreaterImmediate, .jumpIfGreaterOrEqualImmediate,
            .loopIfEqualImmediate, .loopIfNotEqualImmediate, .loopIfLessImmediate,
            .loopIfLessOrEqualImmediate, .loopIfGreaterImmediate, .loopIfGreaterOrEqualImmediate:
            .aNumberJump
        case .loadImmediate: .aNumber(prefix: "")
        case .loadConstant: .aNumber(prefix: "constant ")
        case .loadLiteral, .failWithMessage: .aNumber(prefix: "literal ")
        case .loadGlobal, .storeGlobal, .addressOfGlobal: .aNumber(prefix: "global ")
        case .newObject: .aNumber(prefix: "type ")
        case .fail: .aNumber(prefix: "failure ")
        case .call, .compileFunction: .aNumber(prefix: "function ")
        case .callNative: .aNumber(prefix: "native ")
        case .callWitness, .callWitnessAtAddress, .callTypeWitness: .aNumber(prefix: "requirement ")
        case .move, .move2, .copyReference, .take, .addressOfLocal, .negateInt, .notInt,
            .negateDouble, .squareRootDouble, .negateFloat, .squareRootFloat, .intToDouble,
            .intToFloat, .doubleToFloat, .floatToDouble, .doubleToInt, .floatToInt, .notBool,
            .callClosure, .projectPayload, .arrayCount, .newInstance, .typeOfObject:
            .ab
        case .moveMany, .loadIndirect, .storeIndirect, .addDoubleAt, .subtractDoubleAt,
            .multiplyDoubleAt, .offsetAddress, .addIntImmediate,
            .truncateInteger, .loadSlot, .loadReference, .addressOfSlot, .hasDescriptor,
            .conforms, .isInstance, .newArray:
            .abNumber
        case .checkIntegerWidth: .ab
        default: .abc
        }
    }
}
