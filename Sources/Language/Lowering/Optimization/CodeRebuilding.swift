import Bytecode

extension CodeGraph {
    /// Puts the changed code into the function, unless a jump would be too long.
    ///
    /// - Parameter hoisted: how many registers to insert before the windows.
    func rebuild(_ function: FunctionCode, hoisted: Int) {
        guard function.frameSize + hoisted < Self.hoisted else { return }
        var fresh: [Instruction] = []
        var ranges: [(start: Int32, end: Int32)] = []
        var origins: [Int] = []
        fresh.reserveCapacity(code.count)
        ranges.reserveCapacity(code.count)
        origins.reserveCapacity(code.count)
        // Where an old instruction begins now, and where a loop begins for those who come from outside.
        var places = [Int](repeating: 0, count: code.count + 1)
        var outer = places
        // Few instructions have something before them.
        var entered = entries.keys.sorted()[...]
        var again = repeated.keys.sorted()[...]
        for index in code.indices {
            outer[index] = fresh.count
            if entered.first == index {
                entered.removeFirst()
                for early in entries[index]?.code ?? [] {
                    fresh.append(shifted(early.instruction, by: hoisted))
                    ranges.append(function.ranges[early.origin])
                    origins.append(-1)
                }
            }
            places[index] = fresh.count
            if again.first == index {
                again.removeFirst()
                for place in repeated[index] ?? 0..<0 where !isRemoved[place] {
                    fresh.append(shifted(code[place], by: hoisted))
                    ranges.append(function.ranges[place])
                    origins.append(-1)
                }
            }
            guard !isRemoved[index] else { continue }
            fresh.append(shifted(code[index], by: hoisted))
            ranges.append(function.ranges[index])
            origins.append(index)
        }
        places[code.count] = fresh.count
        outer[code.count] = fresh.count
        for place in fresh.indices where origins[place] >= 0 && targets[origins[place]] >= 0 {
            let target = targets[origins[place]]
            let isInside =
                entries.isEmpty
                ? nil : entries[target].map { (target...$0.last).contains(origins[place]) }
            let distance = (isInside == false ? outer : places)[target] - (place + 1)
            guard fresh[place].setDistance(distance) else { return }
        }
        function.code = fresh
        function.ranges = ranges
        function.frameSize += hoisted
        function.handlers = handlers.map {
            FunctionCode.Handler(
                start: outer[$0.start], end: outer[$0.end], target: outer[$0.target],
                slot: $0.slot, releasing: $0.releasing)
        }
    }

    /// An instruction whose windows make room for the hoisted constants.
    private func shifted(_ instruction: Instruction, by hoisted: Int) -> Instruction {
        guard hoisted > 0 else { return instruction }
        var result = instruction
        let roles = roles(of: instruction)
        func shift(_ operand: inout UInt16) {
            if Int(operand) >= Self.hoisted {
                operand = UInt16(window + Int(operand) - Self.hoisted)
            } else if Int(operand) >= window {
                operand += UInt16(hoisted)
            }
        }
        if roles.a != .none || roles.effects.contains(.calls) { shift(&result.a) }
        if roles.b != .none { shift(&result.b) }
        if roles.c != .none { shift(&result.c) }
        return result
    }
}

extension Instruction {
    /// Makes a jump go this far; false if it cannot.
    fileprivate mutating func setDistance(_ distance: Int) -> Bool {
        switch InstructionRoles.table[opcode.number].reach {
        case .none: return true
        case .far: self = Instruction(opcode, Int(a), immediate: distance)
        case .near:
            guard let short = Int16(exactly: distance) else { return false }
            c = UInt16(bitPattern: short)
        }
        return true
    }
}
