import Bytecode

extension CodeGraph {
    /// What a test at the end of a loop may repeat of the loop's beginning.
    private static var longestTest: Int { 3 }

    /// Tests a loop's condition where it jumps back, instead of jumping back to the test.
    mutating func rotateLoops() {
        for index in code.indices where code[index].opcode == .loop && !isRemoved[index] {
            let top = kept(from: targets[index])
            guard let place = testPlace(from: top, before: index),
                kept(from: targets[place]) == kept(from: index + 1), targets[place] > index,
                let test = code[place].continuing
            else { continue }
            if place > top { repeated[index] = top..<place }
            code[index] = test
            targets[index] = place + 1
        }
    }

    /// The jump at the end of a loop's first few instructions.
    private func testPlace(from top: Int, before end: Int) -> Int? {
        var length = 0
        var place = top
        while place < end, length <= Self.longestTest {
            if targets[place] >= 0 { return place }
            if !roles(of: code[place]).effects.isDisjoint(with: [.calls, .branches]) { return nil }
            length += 1
            place = kept(from: place + 1)
        }
        return nil
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
