import CTensorRoutines

/// A chain of element-wise operations, run by the C routines a tile at a time.
///
/// Each member of the chain has a register of its own, numbered from 0; operands that come from
/// memory have the registers from `TILE_REGISTERS` on.
final class TileProgram {
    private let type: DType
    private let count: Int
    private var instructions: [RoutineTileInstruction] = []
    private var inputs: [RoutineTileInput] = []
    private var outputs: [RoutineTileOutput] = []
    private var inputSlots: [Int] = []
    private var outputSlots: [Int] = []
    /// Operands that no mode fits are first copied out in full: from, to, how.
    private var expansions: [(from: Int, to: Int, copy: StridedCopy)] = []

    /// What is known of a slot when a program is built.
    struct Operand: Hashable {
        let slot: Int
        let dtype: DType
        let shape: Shape
    }

    /// Builds the program of `members`, in order. `stored` are those whose results go to memory.
    init(
        type: DType, shape: Shape, members: [(node: Node, index: Int, inputs: [Operand])],
        stored: Set<Int>, scratch: (Int) -> Int
    ) {
        self.type = type
        count = shape.count
        var registers: [Operand: UInt8] = [:]
        var results: [Int: UInt8] = [:]
        for (place, member) in members.enumerated() {
            var operands: [UInt8] = []
            for operand in member.inputs {
                if let register = results[operand.slot] ?? registers[operand] {
                    operands.append(register)
                    continue
                }
                let register = UInt8(Int(TILE_REGISTERS) + inputs.count)
                registers[operand] = register
                operands.append(register)
                addInput(operand, register, shape, scratch)
            }
            let result = UInt8(place)
            results[member.index] = result
            let operation = member.node.op == .cast ? UInt8(TILE_COPY) : member.node.op.rawValue
            instructions.append(
                RoutineTileInstruction(
                    operation: operation, result: result, a: operands[0],
                    b: operands.count > 1 ? operands[1] : operands[0],
                    c: operands.count > 2 ? operands[2] : operands[0]))
            if stored.contains(member.index) {
                let type = member.node.dtype == .bool ? DType.bool : self.type
                outputs.append(RoutineTileOutput(data: nil, type: type.rawValue, source: result))
                outputSlots.append(member.index)
            }
        }
    }

    private func addInput(
        _ operand: Operand, _ register: UInt8, _ shape: Shape, _ scratch: (Int) -> Int
    ) {
        var slot = operand.slot
        var (mode, period) = TileProgram.walk(of: operand.shape, over: shape)
        if mode < 0 {
            slot = scratch(shape.count * operand.dtype.size)
            (mode, period) = (Int(TILE_FULL), 1)
            expansions.append(
                (operand.slot, slot, StridedCopy(stretching: operand, to: shape)))
        }
        inputSlots.append(slot)
        inputs.append(
            RoutineTileInput(
                data: nil, period: Int64(period), mode: UInt8(mode),
                type: operand.dtype.rawValue, target: register))
    }

    /// How an operand of shape `operand` walks while a result of shape `shape` is written, and its
    /// period; mode -1 where none of the four ways fits.
    static func walk(of operand: Shape, over shape: Shape) -> (mode: Int, period: Int) {
        if operand.count == shape.count { return (Int(TILE_FULL), 1) }
        if operand.count == 1 { return (Int(TILE_SCALAR), 1) }
        let extra = shape.rank - operand.rank
        func size(_ axis: Int) -> Int { axis < extra ? 1 : operand[axis - extra] }
        var first = 0
        while size(first) == 1 { first += 1 }
        if (first..<shape.rank).allSatisfy({ size($0) == shape[$0] }) {
            return (Int(TILE_INNER), operand.count)
        }
        var last = shape.rank
        while size(last - 1) == 1 { last -= 1 }
        if (0..<last).allSatisfy({ size($0) == shape[$0] }) {
            return (Int(TILE_OUTER), shape.count / operand.count)
        }
        return (-1, 1)
    }

    func run(_ run: Run) {
        for (from, to, copy) in expansions {
            copy.run(from: run.pointers[from], to: run.pointers[to])
        }
        let type = self.type.code
        let count = Int64(self.count)
        instructions.withUnsafeBufferPointer { instructions in
            inputs.withUnsafeMutableBufferPointer { inputs in
                outputs.withUnsafeMutableBufferPointer { outputs in
                    for i in inputs.indices {
                        inputs[i].data = UnsafeRawPointer(run.pointers[inputSlots[i]])
                    }
                    for i in outputs.indices { outputs[i].data = run.pointers[outputSlots[i]] }
                    var program = RoutineTileProgram(
                        instructions: instructions.baseAddress, inputs: inputs.baseAddress,
                        outputs: outputs.baseAddress,
                        instruction_count: Int32(instructions.count),
                        input_count: Int32(inputs.count), output_count: Int32(outputs.count))
                    routine_tiles(type, &program, count)
                }
            }
        }
    }

    /// The type in which a node's elements are computed by tiles, or nil where they cannot be.
    static func type(of node: Node) -> DType? {
        let loadable: (DType, DType) -> Bool = { dtype, type in
            dtype == type || dtype == .uint8 || dtype == .bool || dtype == .int32
        }
        var type = node.dtype
        if node.op == .cast {
            guard node.dtype.isComputed, !node.input(0).dtype.isFloating else { return nil }
        } else {
            guard node.op.isElementwise else { return nil }
            if node.dtype == .bool {
                let operand = node.input(0).dtype
                // Whole numbers of 32 bits are exact in Float64, truth values in anything.
                type = operand == .bool ? .float32 : operand.isComputed ? operand : .float64
            }
        }
        guard type.isComputed else { return nil }
        var fits = true
        node.forEachInput { if !loadable($0.dtype, type) { fits = false } }
        return fits ? type : nil
    }
}

extension StridedCopy {
    /// Copies an operand out as often as broadcasting it to `shape` repeats it.
    init(stretching operand: TileProgram.Operand, to shape: Shape) {
        let extra = shape.rank - operand.shape.rank
        let strides = operand.shape.strides
        self.init(
            size: operand.dtype.size, dimensions: shape.dimensions,
            source: (0..<shape.rank).map { axis in
                axis < extra || operand.shape[axis - extra] == 1 ? 0 : strides[axis - extra]
            },
            target: shape.strides)
    }
}
