import Bytecode

/// Straight stretches of code, and which registers are still needed where they end.
struct Liveness {
    struct Block {
        var range: Range<Int>
        /// The block behind it and the one it jumps to, if it goes there; -1 if not.
        var next = -1
        var target = -1
        /// Those of handlers that guard some of it.
        var handlers: [Int] = []
        var liveIn: RegisterSet
        var liveOut: RegisterSet
    }

    private(set) var blocks: [Block] = []

    init(_ graph: CodeGraph) {
        findBlocks(graph)
        solve(graph)
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
        let empty = RegisterSet(count: graph.registerCount)
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, !isLeader[end] { end += 1 }
            blockOf[start] = blocks.count
            blocks.append(Block(range: start..<end, liveIn: empty, liveOut: empty))
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
        var isChanged = true
        while isChanged {
            isChanged = false
            for index in blocks.indices.reversed() {
                var live = blocks[index].liveOut
                for successor in [blocks[index].next, blocks[index].target] where successor >= 0 {
                    _ = live.formUnion(blocks[successor].liveIn)
                }
                for handler in blocks[index].handlers {
                    _ = live.formUnion(blocks[handler].liveIn)
                }
                blocks[index].liveOut = live
                for place in blocks[index].range.reversed() where !graph.isRemoved[place] {
                    Self.step(back: graph.code[place], graph, &live)
                }
                if live != blocks[index].liveIn {
                    blocks[index].liveIn = live
                    isChanged = true
                }
            }
        }
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
            if let block = blocks.first(where: { $0.range.lowerBound == handler.target }) {
                _ = result.formUnion(block.liveIn)
            }
        }
        return result
    }
}
