import Bytecode

/// Straight stretches of code, and which registers are still needed where they end.
///
/// What a block needs and what it overwrites is found in one walk over its instructions. From then on
/// blocks are compared by words of 64 registers, until nothing changes any more.
struct Liveness {
    struct Block {
        var range: Range<Int>
        /// The block behind it and the one it jumps to, if it goes there; -1 if not.
        var next = -1
        var target = -1
        /// Those of handlers that guard some of it.
        var handlers: [Int] = []
    }

    private(set) var blocks: [Block] = []
    private let wordCount: Int
    /// For each block, a word for each 64 registers.
    private var liveIn: [UInt64] = []
    private var liveOut: [UInt64] = []

    init(_ graph: CodeGraph) {
        wordCount = RegisterSet.wordCount(for: graph.registerCount)
        findBlocks(graph)
        solve(graph)
    }

    /// What is needed behind a block, by its number.
    func liveAfter(_ block: Int) -> RegisterSet {
        RegisterSet(words: liveOut[block * wordCount..<(block + 1) * wordCount])
    }

    /// Whether a register is needed behind a block.
    func isLive(_ register: Int, after block: Int) -> Bool {
        liveOut[block * wordCount + register >> 6] >> UInt64(register & 63) & 1 != 0
    }

    private mutating func findBlocks(_ graph: CodeGraph) {
        let count = graph.code.count
        var isLeader = [Bool](repeating: false, count: count + 1)
        isLeader[0] = true
        for index in 0..<count where !graph.isRemoved[index] {
            if graph.targets[index] >= 0 {
                isLeader[min(graph.targets[index], count)] = true
                isLeader[index + 1] = true
            } else if graph.code[index].opcode.endsBlock {
                isLeader[index + 1] = true
            }
        }
        for handler in graph.handlers {
            for place in [handler.start, handler.end, handler.target] { isLeader[place] = true }
        }
        var blockOf = [Int](repeating: -1, count: count + 1)
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, !isLeader[end] { end += 1 }
            blockOf[start] = blocks.count
            blocks.append(Block(range: start..<end))
            start = end
        }
        for index in blocks.indices { link(index, graph, blockOf) }
    }

    private mutating func link(_ index: Int, _ graph: CodeGraph, _ blockOf: [Int]) {
        let range = blocks[index].range
        var last = range.upperBound - 1
        while last > range.lowerBound, graph.isRemoved[last] { last -= 1 }
        let isThere = !graph.isRemoved[last]
        if isThere, graph.targets[last] >= 0, blockOf[graph.targets[last]] >= 0 {
            blocks[index].target = blockOf[graph.targets[last]]
        }
        if !isThere || !graph.code[last].opcode.endsBlock, index + 1 < blocks.count {
            blocks[index].next = index + 1
        }
        for handler in graph.handlers
        where handler.start < range.upperBound && range.lowerBound < handler.end {
            if blockOf[handler.target] >= 0 {
                blocks[index].handlers.append(blockOf[handler.target])
            }
        }
    }

    private mutating func solve(_ graph: CodeGraph) {
        let (needed, written) = uses(graph)
        liveIn = needed
        liveOut = [UInt64](repeating: 0, count: needed.count)
        var isChanged = true
        while isChanged {
            isChanged = false
            for index in blocks.indices.reversed() {
                let block = blocks[index]
                for word in 0..<wordCount {
                    var live: UInt64 = 0
                    if block.next >= 0 { live |= liveIn[block.next * wordCount + word] }
                    if block.target >= 0 { live |= liveIn[block.target * wordCount + word] }
                    for handler in block.handlers { live |= liveIn[handler * wordCount + word] }
                    let place = index * wordCount + word
                    liveOut[place] = live
                    live = live & ~written[place] | needed[place]
                    if live != liveIn[place] {
                        liveIn[place] = live
                        isChanged = true
                    }
                }
            }
        }
    }

    /// For each block, what it reads before it writes it, and all that it writes.
    private func uses(_ graph: CodeGraph) -> (needed: [UInt64], written: [UInt64]) {
        var needed = [UInt64](repeating: 0, count: blocks.count * wordCount)
        var written = needed
        for (index, block) in blocks.enumerated() {
            let start = index * wordCount
            for place in block.range.reversed() where !graph.isRemoved[place] {
                graph.forEachWrite(graph.code[place]) { register in
                    let bit: UInt64 = 1 << UInt64(register & 63)
                    needed[start + register >> 6] &= ~bit
                    written[start + register >> 6] |= bit
                }
                graph.forEachRead(graph.code[place]) { register in
                    needed[start + register >> 6] |= 1 << UInt64(register & 63)
                }
            }
        }
        return (needed, written)
    }

    /// What is live before an instruction, given what is live after it.
    @inline(__always)
    static func step(back instruction: Instruction, _ graph: CodeGraph, _ live: inout RegisterSet) {
        graph.forEachWrite(instruction) { live.remove($0) }
        graph.forEachRead(instruction) { live.insert($0) }
    }

    /// Registers that handlers of errors read: what any guarded instruction leaves in them counts.
    func neededByHandlers(_ graph: CodeGraph) -> RegisterSet {
        var result = RegisterSet(count: graph.registerCount)
        for handler in graph.handlers {
            let place = blocks.firstIndex { $0.range.lowerBound == handler.target }
            guard let start = place.map({ $0 * wordCount }) else { continue }
            result.formUnion(RegisterSet(words: liveIn[start..<start + wordCount]))
        }
        return result
    }
}
