import Bytecode

/// What lowering used a function's registers for.
struct RegisterUse {
    /// The first slot of the calls' windows.
    var window: Int
    /// For each register below it, where the value that it is part of ends.
    var valueEnds: [Int]
    /// Registers of borrowed objects and addresses.
    var borrowed: Set<Int>
    /// Registers whose value counts when the function fails half-way: a cell's variables.
    var kept: [Int]
}

/// Makes a function's code shorter without changing what it does.
///
/// Lowering writes each expression by itself, with a register for every value; the passes here see
/// what expressions have to do with each other. Each is one file, and can be left out.
enum CodeOptimizer {
    /// Longer functions (a cell with a table of numbers) are not worth the time.
    private static let longest = 8_000

    static func optimize(_ function: FunctionCode, _ use: RegisterUse) {
        guard function.code.count > 1, function.code.count <= longest else { return }
        var graph = CodeGraph(function, use)
        graph.threadJumps()
        if !graph.handlers.isEmpty {
            graph.isPinned.formUnion(Liveness(graph).neededByHandlers(graph))
        }
        graph.propagateCopies()
        graph.hoistBorrowing()
        graph.handOver()
        let liveness = Liveness(graph)
        for (number, block) in liveness.blocks.enumerated() {
            graph.dropMoves(in: block.range, liveAfter: liveness.liveAfter(number))
        }
        // Less is needed now than `liveness` says, never more.
        let constants = graph.hoistConstants(liveness)
        graph.rotateLoops()
        graph.threadJumps()
        graph.rebuild(function, hoisted: constants)
    }
}
