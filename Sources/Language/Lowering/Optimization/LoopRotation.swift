import Bytecode

extension CodeGraph {
    /// Tests a loop's condition where it jumps back, instead of jumping back to the test.
    mutating func rotateLoops() {
        for index in code.indices where code[index].opcode == .loop && !isRemoved[index] {
            let top = kept(from: targets[index])
            guard top < index, targets[top] >= 0, targets[top] > index,
                kept(from: targets[top]) == kept(from: index + 1),
                let test = code[top].continuing
            else { continue }
            code[index] = test
            targets[index] = top + 1
        }
    }
}

extension Instruction {
    /// For a jump out of a loop: the jump back that is taken in the other case.
    fileprivate var continuing: Instruction? {
        let (a, b) = (Int(a), Int(b))
        switch opcode {
        case .jumpIfTrue, .jumpIfNotZero: return Instruction(.loopIfFalse, a)
        case .jumpIfFalse, .jumpIfZero: return Instruction(.loopIfTrue, a)
        case .jumpIfEqualInt: return Instruction(.loopIfNotEqualInt, a, b)
        case .jumpIfNotEqualInt: return Instruction(.loopIfEqualInt, a, b)
        // not (a < b) is b <= a
        case .jumpIfLessInt: return Instruction(.loopIfLessOrEqualInt, b, a)
        case .jumpIfLessOrEqualInt: return Instruction(.loopIfLessInt, b, a)
        case .jumpIfEqualImmediate: return Instruction(.loopIfNotEqualImmediate, a, b)
        case .jumpIfNotEqualImmediate: return Instruction(.loopIfEqualImmediate, a, b)
        case .jumpIfLessImmediate: return Instruction(.loopIfGreaterOrEqualImmediate, a, b)
        case .jumpIfLessOrEqualImmediate: return Instruction(.loopIfGreaterImmediate, a, b)
        case .jumpIfGreaterImmediate: return Instruction(.loopIfLessOrEqualImmediate, a, b)
        case .jumpIfGreaterOrEqualImmediate: return Instruction(.loopIfLessImmediate, a, b)
        case .jumpIfNotLessDouble: return Instruction(.loopIfLessDouble, a, b)
        case .jumpIfNotLessOrEqualDouble: return Instruction(.loopIfLessOrEqualDouble, a, b)
        default: return nil
        }
    }
}
