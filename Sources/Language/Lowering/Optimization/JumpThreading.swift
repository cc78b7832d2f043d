import Bytecode

extension CodeGraph {
    /// Leads jumps to jumps straight to where they end, and removes what is never reached.
    mutating func threadJumps() {
        var isJumpedTo = jumpTargets
        for index in code.indices where targets[index] >= 0 && !isRemoved[index] {
            // A chain of jumps may be a ring: `while true {}`.
            for _ in 0..<8 {
                let next = kept(from: targets[index])
                guard next < code.count, next != index else { break }
                if code[next].opcode == .jump {
                    targets[index] = targets[next]
                } else if code[next].opcode == .loop, code[index].opcode == .jump {
                    code[index].opcode = .loop
                    targets[index] = targets[next]
                } else if code[index].opcode == .jump, entries.isEmpty,
                    let isZeroTest = code[next].opcode.testsZero,
                    let isZero = isZero(code[next].a, before: index, isJumpedTo)
                {
                    // Whether the optional is nil was settled just before. (Not once loops have
                    // entries, which a jump into the loop would miss.)
                    targets[index] = isZero == isZeroTest ? targets[next] : next + 1
                } else {
                    break
                }
                isJumpedTo[targets[index]] = true
            }
        }
        removeUnreachable()
        for index in code.indices where code[index].opcode == .jump && !isRemoved[index] {
            if kept(from: targets[index]) == kept(from: index + 1) { isRemoved[index] = true }
        }
    }

    /// Whether the constants loaded right before an instruction put 0 into a register; nil if they say
    /// nothing of it.
    private func isZero(_ register: UInt16, before index: Int, _ isJumpedTo: [Bool]) -> Bool? {
        var place = index
        while place > 0, !isJumpedTo[place] {
            place -= 1
            if isRemoved[place] { continue }
            guard code[place].opcode == .loadImmediate else { return nil }
            if code[place].a == register { return code[place].immediate == 0 }
        }
        return nil
    }

    private mutating func removeUnreachable() {
        var isReached = [Bool](repeating: false, count: code.count)
        var pending = [0] + handlers.map(\.target)
        while var index = pending.popLast() {
            while index < code.count, !isReached[index] {
                isReached[index] = true
                if !isRemoved[index] {
                    if targets[index] >= 0 { pending.append(targets[index]) }
                    if code[index].opcode.endsBlock { break }
                }
                index += 1
            }
        }
        for index in code.indices where !isReached[index] { isRemoved[index] = true }
    }
}

extension Opcode {
    /// For a jump on a truth value or tag: whether it is taken on 0.
    fileprivate var testsZero: Bool? {
        switch self {
        case .jumpIfZero, .jumpIfFalse: true
        case .jumpIfNotZero, .jumpIfTrue: false
        default: nil
        }
    }
}
