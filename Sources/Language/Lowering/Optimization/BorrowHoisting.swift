import Bytecode

extension CodeGraph {
    /// Borrows before a loop what every round would borrow again: the row `a[i]` in a loop over
    /// `a[i][k]`.
    ///
    /// Only from a loop's very beginning, which runs in any case, so that what fails there fails no
    /// earlier; and only where nothing in the loop can change what is borrowed.
    mutating func hoistBorrowing() {
        guard !borrowed.isEmpty else { return }
        for index in code.indices.reversed()
        where !isRemoved[index] && targets[index] >= 0 && targets[index] <= index {
            hoistBorrowing(from: targets[index]...index)
        }
    }

    private mutating func hoistBorrowing(from loop: ClosedRange<Int>) {
        guard isEnteredAtItsBeginning(loop), loop.allSatisfy(leavesBorrowedAlone) else { return }
        var hoisted: [(instruction: Instruction, origin: Int)] = []
        var places: [Int] = []
        for index in loop where !isRemoved[index] {
            let instruction = code[index]
            if isInvariant(instruction, in: loop, known: hoisted.map(\.instruction)) {
                hoisted.append((instruction, index))
                places.append(index)
                continue
            }
            let effects = roles(of: instruction).effects
            if effects.contains(.stops) || effects.contains(.branches) { break }
        }
        guard !hoisted.isEmpty, enter(loop, with: hoisted) else { return }
        for place in places { isRemoved[place] = true }
    }

    private func isEnteredAtItsBeginning(_ loop: ClosedRange<Int>) -> Bool {
        let isEnteredElsewhere = code.indices.contains { index in
            !isRemoved[index] && !loop.contains(index) && targets[index] > loop.lowerBound
                && targets[index] <= loop.upperBound
        }
        return !isEnteredElsewhere && !handlers.contains { loop.contains($0.target) }
    }

    /// Whether an instruction changes no reference anywhere but in registers.
    private func leavesBorrowedAlone(_ index: Int) -> Bool {
        isRemoved[index] || !roles(of: code[index]).effects.contains(.changesMemory)
            || storesNumber(code[index])
    }

    /// Whether an instruction only stores a number.
    func storesNumber(_ instruction: Instruction) -> Bool {
        switch instruction.opcode {
        case .storeIndirect, .storeSlot: !isReference.contains(Int(instruction.b))
        default: false
        }
    }

    private func isInvariant(
        _ instruction: Instruction, in loop: ClosedRange<Int>, known: [Instruction]
    ) -> Bool {
        switch instruction.opcode {
        case .arrayGet, .loadIndirect, .loadSlot, .arrayElementAddress: break
        default: return false
        }
        guard borrowed.contains(Int(instruction.a)) else { return false }
        var writers = 0
        for index in loop where !isRemoved[index] {
            var isOperandWritten = false
            forEachWrite(code[index]) { register in
                if register == Int(instruction.a) { writers += 1 }
                if register == Int(instruction.b)
                    && !known.contains(where: { $0.a == instruction.b })
                    || (roles(of: instruction).c == .read && register == Int(instruction.c))
                {
                    isOperandWritten = true
                }
            }
            if isOperandWritten { return false }
        }
        return writers == 1
    }
}
