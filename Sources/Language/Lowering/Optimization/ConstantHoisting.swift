import Bytecode

extension CodeGraph {
    /// Constants that a function may keep in registers of their own.
    private static var mostConstants: Int { 24 }

    /// Loads constants that loops use once, before the loop. The result is the number of registers
    /// for them, which lie where the windows began.
    mutating func hoistConstants(_ liveness: Liveness) -> Int {
        var registers: [UInt64: Int] = [:]
        let loops = outermostLoops()
        guard !loops.isEmpty else { return 0 }
        for loop in loops {
            var loaded: Set<UInt64> = []
            var loads: [(instruction: Instruction, origin: Int)] = []
            for (number, block) in liveness.blocks.enumerated()
            where loop.contains(block.range.lowerBound) {
                for index in block.range where !isRemoved[index] {
                    let load = code[index]
                    guard load.opcode == .loadImmediate || load.opcode == .loadConstant else {
                        continue
                    }
                    let key =
                        UInt64(load.opcode.number) << 32
                        | UInt64(UInt32(truncatingIfNeeded: load.immediate))
                    if registers[key] == nil, registers.count == Self.mostConstants { continue }
                    let register = registers[key] ?? registers.count
                    guard entries[loop.lowerBound].map({ $0.last == loop.upperBound }) ?? true,
                        replaceReads(ofLoadAt: index, inBlock: number, of: liveness, by: register)
                    else { continue }
                    registers[key] = register
                    isRemoved[index] = true
                    if loaded.insert(key).inserted {
                        var early = load
                        early.a = UInt16(Self.hoisted | register)
                        loads.append((early, index))
                    }
                }
            }
            if !loads.isEmpty { enter(loop, with: loads) }
        }
        return registers.count
    }

    /// Adds instructions to run on the way into a loop; false if another loop begins there too.
    @discardableResult
    mutating func enter(
        _ loop: ClosedRange<Int>, with code: [(instruction: Instruction, origin: Int)]
    ) -> Bool {
        guard let known = entries[loop.lowerBound] else {
            entries[loop.lowerBound] = (loop.upperBound, code)
            return true
        }
        guard known.last == loop.upperBound else { return false }
        entries[loop.lowerBound]?.code += code
        return true
    }

    /// Marks the number of a constant's register until `rebuild` knows its place.
    static var hoisted: Int { 0xFF00 }

    /// Loops that lie in no other, and are entered at their beginning only.
    private func outermostLoops() -> [ClosedRange<Int>] {
        guard code.count < Self.hoisted, window < Self.hoisted - 0x400 else { return [] }
        let jumps = code.indices.filter { !isRemoved[$0] && targets[$0] >= 0 }
        var loops: [ClosedRange<Int>] = []
        for index in jumps where targets[index] <= index {
            var loop = targets[index]...index
            while let last = loops.last, last.overlaps(loop) {
                loop = min(last.lowerBound, loop.lowerBound)...max(last.upperBound, loop.upperBound)
                loops.removeLast()
            }
            loops.append(loop)
        }
        return loops.filter { loop in
            let isEntered = jumps.contains { index in
                !loop.contains(index) && targets[index] > loop.lowerBound
                    && targets[index] <= loop.upperBound
            }
            return !isEntered && !handlers.contains { loop.contains($0.target) }
        }
    }

    /// Whether all that read a loaded constant could be made to read the hoisted one.
    private mutating func replaceReads(
        ofLoadAt index: Int, inBlock number: Int, of liveness: Liveness, by register: Int
    ) -> Bool {
        let loaded = Int(code[index].a)
        guard isFree(loaded), !isKept.contains(loaded), loaded < window else { return false }
        var readers: [Int] = []
        var isOverwritten = false
        for place in (index + 1)..<max(liveness.blocks[number].range.upperBound, index + 1)
        where !isRemoved[place] && !isOverwritten {
            let instruction = code[place]
            let roles = roles(of: instruction)
            var isRead = false
            forEachRead(instruction) { if $0 == loaded { isRead = true } }
            if isRead {
                guard !roles.effects.contains(.calls) || instruction.opcode == .callClosure,
                    instruction.opcode != .move2, instruction.opcode != .moveMany,
                    instruction.opcode != .returnValues, roles.b != .many, roles.c != .many,
                    roles.a != .update || Int(instruction.a) != loaded
                else { return false }
                readers.append(place)
            }
            forEachWrite(instruction) { if $0 == loaded { isOverwritten = true } }
        }
        guard isOverwritten || !liveness.isLive(loaded, after: number) else { return false }
        for place in readers {
            let roles = roles(of: code[place])
            let fresh = UInt16(Self.hoisted | register)
            if roles.a == .read, Int(code[place].a) == loaded { code[place].a = fresh }
            if roles.b == .read, Int(code[place].b) == loaded { code[place].b = fresh }
            if roles.c == .read, Int(code[place].c) == loaded { code[place].c = fresh }
        }
        return true
    }
}
