import Bytecode
import Diagnostics
import Testing
import VirtualMachine

/// A tape for addition, multiplication and a few others: enough to check what is recorded.
private final class Tape: ScalarRecorder {
    var values: [Double]
    var entries: [(operation: ScalarOperation, operands: [ScalarOperand])] = []
    let inputs: Int

    init(_ values: [Double]) {
        self.values = values
        inputs = values.count
    }

    func record(
        _ operation: ScalarOperation, _ operands: [ScalarOperand], value: Double, isFloat: Bool
    ) -> Int {
        entries.append((operation, operands))
        values.append(value)
        return values.count - 1
    }

    func value(of node: Int) -> Double { values[node] }

    /// Derivatives of `node` with respect to the inputs.
    func gradient(of node: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: values.count)
        sums[node] = 1
        func number(_ operand: ScalarOperand) -> Double {
            switch operand {
            case .number(let number): number
            case .node(let node): values[node]
            }
        }
        func add(_ amount: Double, to operand: ScalarOperand) {
            if case .node(let node) = operand { sums[node] += amount }
        }
        for (index, entry) in entries.enumerated().reversed() {
            let upstream = sums[inputs + index]
            let x = entry.operands
            switch entry.operation {
            case .add:
                add(upstream, to: x[0])
                add(upstream, to: x[1])
            case .subtract:
                add(upstream, to: x[0])
                add(-upstream, to: x[1])
            case .multiply:
                add(upstream * number(x[1]), to: x[0])
                add(upstream * number(x[0]), to: x[1])
            case .negate: add(-upstream, to: x[0])
            case .toFloat, .toDouble: add(upstream, to: x[0])
            case .exponential: add(upstream * values[inputs + index], to: x[0])
            default: Issue.record("no rule for \(entry.operation)")
            }
        }
        return Array(sums[..<inputs])
    }
}

/// Natives that begin and end recording on a tape, and `exp`.
private func natives(_ tape: Tape) -> [Native] {
    nonisolated(unsafe) let tape = tape
    let begin: Native = { call in
        call.machine.beginRecording(tape)
        call.slots[0] = try call.machine.trackedWord(node: 0, isFloat: false)
    }
    let end: Native = { call in call.machine.endRecording() }
    let exponential = Builtin("func exp(_ x: Double) -> Double", records: .exponential) {
        (x: Double) in x * 0 + 20.0
    }
    guard case .native(let exp) = exponential.implementation else { return [] }
    return [begin, end, exp]
}

@Suite("Recording scalar operations")
struct RecordingTests {
    @Test("A gradient goes through a loop, a branch and a call: x³ + 1 at 2 has 12")
    func control() throws {
        let tape = Tape([2])
        // r1 = x, r2 = product; twice: r2 = r2 · x by a call; then if r2 > 0, r2 += 1.
        let main = function(
            [
                wide(.callNative, 10, 0), op(.move, 1, 13), op(.move, 2, 1),
                wide(.loadImmediate, 3, 0), wide(.loadImmediate, 4, 2),
                op(.move, 13, 2), op(.move, 14, 1), wide(.call, 10, 1), op(.move, 2, 13),
                op(.loopIfNextLess, 3, 4, -5), wide(.loadConstant, 5, 0),
                op(.jumpIfNotLessDouble, 5, 2, 2), wide(.loadConstant, 6, 1),
                op(.addDouble, 2, 2, 6), wide(.storeGlobal, 2, 0), op(.lessDouble, 7, 5, 2),
                wide(.storeGlobal, 7, 1), wide(.callNative, 10, 1), op(.returnValues),
            ], constants: [(0.0).bitPattern, (1.0).bitPattern])
        let multiply = function([op(.multiplyDouble, 0, 0, 1), op(.returnValues)])
        let program = Program([main, multiply], natives: natives(tape))
        try program.run()
        #expect(tape.values == [2, 4, 8, 9])
        #expect(tape.gradient(of: 3) == [12])
        // What was stored is a plain number again, and the comparison saw it.
        #expect(program.double(0) == 9)
        #expect(program.int(1) == 1)
        #expect(!program.machine.isRecording)
    }

    @Test("Tracked words travel through arrays, boxes and captures, and settle when recording ends")
    func storage() throws {
        let tape = Tape([3])
        let doubles = TypeDescriptor(number: 20, name: "Array<Double>", kind: .array)
        doubles.arguments = [TestTypes.double]
        doubles.setLayout(slots: 1, references: [0])
        let cell = TypeDescriptor(number: 21, name: "cell", kind: .cell)
        cell.setLayout(slots: 1, references: [0], payloadSlots: 1, payloadReferences: [])
        let program = Program(
            [
                wide(.callNative, 10, 0), wide(.loadImmediate, 5, 0), op(.newArray, 1, 5, 20),
                op(.arrayAppend, 1, 13), op(.arrayGet, 6, 1, 5), wide(.newObject, 2, 21),
                op(.addDouble, 7, 6, 6), op(.storeSlot, 2, 7, 0), op(.loadSlot, 8, 2, 0),
                op(.multiplyDouble, 8, 8, 6), wide(.callNative, 10, 1), wide(.storeGlobal, 8, 0),
                op(.arrayGet, 6, 1, 5), wide(.storeGlobal, 6, 1), op(.loadSlot, 6, 2, 0),
                wide(.storeGlobal, 6, 2), op(.release, 1), op(.release, 2), op(.returnValues),
            ], references: [1, 2], natives: natives(tape))
        var delta = ProgramDelta()
        delta.descriptors = [doubles, cell]
        program.machine.load(delta)
        try program.run()
        // 2x² at 3
        #expect(program.double(0) == 18)
        #expect(tape.gradient(of: 2) == [12])
        #expect(program.double(1) == 3)
        #expect(program.double(2) == 6)
        #expect(program.machine.liveObjectCount == 0)
    }

    @Test("Floats are tracked in packed arrays, too")
    func floats() throws {
        let tape = Tape([1.5])
        let float = TypeDescriptor(number: 20, name: "Float", kind: .float)
        float.setLayout(slots: 1, references: [], packing: .word)
        let floats = TypeDescriptor(number: 21, name: "Array<Float>", kind: .array)
        floats.arguments = [float]
        floats.setLayout(slots: 1, references: [0])
        let program = Program(
            [
                wide(.callNative, 10, 0), op(.doubleToFloat, 5, 13), wide(.loadImmediate, 6, 0),
                op(.newArray, 1, 6, 21), op(.arrayAppend, 1, 5), op(.arrayGetWord, 7, 1, 6),
                op(.multiplyFloat, 7, 7, 7), op(.floatToDouble, 8, 7), wide(.callNative, 10, 1),
                op(.arrayGetWord, 7, 1, 6), op(.floatToDouble, 7, 7), wide(.storeGlobal, 7, 0),
                wide(.storeGlobal, 8, 1), op(.release, 1), op(.returnValues),
            ], references: [1], natives: natives(tape))
        var delta = ProgramDelta()
        delta.descriptors = [float, floats]
        program.machine.load(delta)
        try program.run()
        #expect(tape.gradient(of: 3) == [3])
        #expect(program.double(0) == 1.5)
        #expect(program.double(1) == 2.25)
    }

    @Test("Natives record one operation; without a tracked argument nothing is recorded")
    func nativeRules() throws {
        let tape = Tape([3])
        let program = Program(
            [
                wide(.callNative, 10, 0), wide(.callNative, 10, 2), op(.move, 1, 13),
                wide(.loadConstant, 13, 0), wide(.callNative, 10, 2), wide(.callNative, 20, 1),
                wide(.storeGlobal, 1, 0), wide(.storeGlobal, 13, 1), op(.returnValues),
            ], constants: [(1.0).bitPattern], natives: natives(tape))
        try program.run()
        #expect(tape.entries.map(\.operation) == [.exponential])
        #expect(tape.gradient(of: 1) == [20])
        #expect(program.double(0) == 20)
        #expect(program.double(1) == 20)
    }

    @Test("A number that Int cannot hold fails with the number while recording")
    func conversion() throws {
        let tape = Tape([1e300])
        let program = Program(
            [wide(.callNative, 10, 0), op(.doubleToInt, 1, 13), op(.returnValues)],
            natives: natives(tape))
        #expect(program.failure()?.failure.message == "1e+300 cannot be converted to Int")
    }
}
