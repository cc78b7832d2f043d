import Bytecode

extension CodeGraph {
    /// Leads jumps to jumps straight to where they end, and removes what is never reached.
    mutating func threadJumps() {
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
                } else {
                    break
                }
            }
        }
        removeUnreachable()
        for index in code.indices where code[index].opcode == .jump && !isRemoved[index] {
            if kept(from: targets[index]) == kept(from: index + 1) { isRemoved[index] = true }
        }
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
