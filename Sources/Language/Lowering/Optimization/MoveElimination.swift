import Bytecode

extension CodeGraph {
    /// Within a straight stretch of code: removes what computes values that nobody reads, and lets
    /// values be computed where they would be moved.
    mutating func dropMoves(in range: Range<Int>, liveAfter: RegisterSet) {
        var live = liveAfter
        for index in range.reversed() where !isRemoved[index] {
            let instruction = code[index]
            if isUseless(instruction, live) {
                isRemoved[index] = true
                continue
            }
            if instruction.opcode == .move, retarget(at: index, in: range, live) {
                isRemoved[index] = true
                // The value is needed where it is computed now.
                live.insert(Int(instruction.a))
                continue
            }
            if instruction.opcode == .storeIndirect { changeInPlace(at: index, in: range, live) }
            if instruction.opcode == .addDouble { addProduct(at: index, in: range, live) }
            Liveness.step(back: code[index], self, &live)
        }
    }

    /// `sum += a * b` in one instruction, if the product is needed for nothing else.
    private mutating func addProduct(at index: Int, in range: Range<Int>, _ live: RegisterSet) {
        let (sum, left, right) = (code[index].a, code[index].b, code[index].c)
        guard left == sum || right == sum, left != right else { return }
        let product = left == sum ? right : left
        guard let place = place(before: index, in: range), code[place].opcode == .multiplyDouble,
            code[place].a == product, isTemporary(Int(product), live), product != sum
        else { return }
        code[index] = Instruction(
            .multiplyAddDouble, Int(sum), Int(code[place].b), Int(code[place].c))
        isRemoved[place] = true
    }

    /// `place.x += a` in one instruction, where it would be loaded, changed and stored.
    private mutating func changeInPlace(
        at index: Int, in range: Range<Int>, _ live: RegisterSet
    ) {
        let store = code[index]
        guard let change = place(before: index, in: range),
            let load = place(before: change, in: range), code[change].a == store.b,
            code[load].opcode == .loadIndirect, code[load].a == code[change].b,
            code[load].b == store.a, code[load].c == store.c,
            isTemporary(Int(store.b), live), isTemporary(Int(code[load].a), live),
            code[change].c != code[load].a, code[change].c != store.b, store.a != store.b
        else { return }
        let opcode: Opcode
        switch code[change].opcode {
        case .addDouble: opcode = .addDoubleAt
        case .subtractDouble: opcode = .subtractDoubleAt
        case .multiplyDouble: opcode = .multiplyDoubleAt
        default: return
        }
        code[index] = Instruction(opcode, Int(store.a), Int(code[change].c), Int(store.c))
        isRemoved[change] = true
        isRemoved[load] = true
    }

    private func place(before index: Int, in range: Range<Int>) -> Int? {
        range.lowerBound < index
            ? (range.lowerBound..<index).last { !isRemoved[$0] } : nil
    }

    /// Whether nothing but the instruction at hand needs a register's value.
    private func isTemporary(_ register: Int, _ live: RegisterSet) -> Bool {
        isFree(register) && !live.contains(register) && !isKept.contains(register)
    }

    private func isUseless(_ instruction: Instruction, _ live: RegisterSet) -> Bool {
        let roles = roles(of: instruction)
        guard roles.a == .write, roles.effects.isEmpty else { return false }
        if instruction.opcode == .move, instruction.a == instruction.b { return true }
        guard roles.b != .update, roles.b != .many, roles.c != .update else { return false }
        var isNeeded = false
        forEachWrite(instruction) {
            if live.contains($0) || !isFree($0) || isKept.contains($0) { isNeeded = true }
        }
        return !isNeeded
    }

    /// Lets the instruction that computed what this one moves compute it into the move's target.
    private mutating func retarget(at index: Int, in range: Range<Int>, _ live: RegisterSet)
        -> Bool
    {
        let (target, source) = (Int(code[index].a), Int(code[index].b))
        guard target != source, isFree(target), isFree(source), !live.contains(source),
            !isKept.contains(source)
        else { return false }
        var readers: [Int] = []
        var place = index - 1
        let first = max(range.lowerBound, index - 48)
        while place >= first {
            defer { place -= 1 }
            if isRemoved[place] { continue }
            let instruction = code[place]
            let roles = roles(of: instruction)
            let use = uses(instruction, source: source, target: target)
            if use.writesSource {
                guard roles.a == .write, Int(instruction.a) == source, use.isPlain,
                    !use.writesTarget, !roles.effects.contains(.calls)
                else { return false }
                code[place].a = UInt16(target)
                for reader in readers { rename(source, to: target, at: reader) }
                return true
            }
            if use.readsTarget || use.writesTarget { return false }
            if use.readsSource {
                guard use.isPlain else { return false }
                readers.append(place)
            }
            // A cell's variable must not change before what may fail in between.
            if isKept.contains(target), roles.effects.contains(.stops) { return false }
        }
        return false
    }

    private struct Use {
        var readsSource = false
        var writesSource = false
        var readsTarget = false
        var writesTarget = false
        /// It names single registers, each in an operand of its own.
        var isPlain = true
    }

    private func uses(_ instruction: Instruction, source: Int, target: Int) -> Use {
        var use = Use()
        forEachRead(instruction) {
            if $0 == source { use.readsSource = true }
            if $0 == target { use.readsTarget = true }
        }
        forEachWrite(instruction) {
            if $0 == source { use.writesSource = true }
            if $0 == target { use.writesTarget = true }
        }
        switch instruction.opcode {
        case .move2, .moveMany, .concatenateStrings, .returnValues, .loopStrideTo,
            .loopStrideThrough:
            use.isPlain = false
        default:
            let roles = roles(of: instruction)
            use.isPlain =
                !roles.effects.contains(.calls) && roles.a != .many && roles.b != .many
                && roles.c != .many
        }
        return use
    }

    private mutating func rename(_ source: Int, to target: Int, at index: Int) {
        let roles = roles(of: code[index])
        if roles.a == .read, Int(code[index].a) == source { code[index].a = UInt16(target) }
        if roles.b == .read, Int(code[index].b) == source { code[index].b = UInt16(target) }
        if roles.c == .read, Int(code[index].c) == source { code[index].c = UInt16(target) }
    }
}
