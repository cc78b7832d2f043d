import Diagnostics
import TensorEngine
import VirtualMachine

/// Floating-point numbers of a program as tensors without axes, while a gradient goes through them:
/// the machine tells each operation, and the engine's graph gets it too.
///
/// All nodes are Float64, so that slopes of Doubles are exact. One graph serves gradients within
/// gradients, so that those of gradients work.
final class ScalarGraph: ScalarRecorder {
    /// The graph that is being recorded. One thread runs programs.
    nonisolated(unsafe) private(set) static var current: ScalarGraph?

    private var nodes: [(tensor: Tensor, value: Double)] = []

    /// Begins recording, unless it has begun; true if this call began it.
    static func begin(in machine: Machine) -> Bool {
        guard current == nil else { return false }
        let graph = ScalarGraph()
        current = graph
        machine.beginRecording(graph)
        return true
    }

    /// Ends recording: what programs still hold becomes plain numbers.
    static func end(in machine: Machine) {
        machine.endRecording()
        current = nil
    }

    func value(of node: Int) -> Double { nodes[node].value }

    /// The number of a new node for a tensor of one element whose value is known.
    func add(_ tensor: Tensor, value: Double) -> Int {
        nodes.append((tensor, value))
        return nodes.count - 1
    }

    /// The operand in the graph; a number that nothing depends on becomes a constant.
    func tensor(of operand: ScalarOperand) -> Tensor {
        switch operand {
        case .number(let value): Tensor(constant: value, dtype: .float64)
        case .node(let node): nodes[node].tensor
        }
    }

    func record(
        _ operation: ScalarOperation, _ operands: [ScalarOperand], value: Double, isFloat: Bool
    ) throws -> Int {
        let x = tensor(of: operands[0])
        let y = operands.count > 1 ? tensor(of: operands[1]) : x
        return add(try Self.apply(operation, x, y), value: value)
    }

    /// The operation in terms of the engine's, which know their derivatives.
    private static func apply(
        _ operation: ScalarOperation, _ x: Tensor, _ y: Tensor
    ) throws -> Tensor {
        switch operation {
        case .add: return try x + y
        case .subtract: return try x - y
        case .multiply: return try x * y
        case .divide: return try x / y
        case .power: return try power(x, y)
        case .hypotenuse: return try (x * x + y * y).sqrt()
        // x − y · trunc(x / y), whose quotient is a step function.
        case .remainder:
            let quotient = try x / y
            return try x - y * (quotient.abs().floor() * quotient.sign()).withoutGradient()
        case .negate: return try -x
        case .squareRoot: return try x.sqrt()
        case .magnitude: return try x.abs()
        case .toFloat, .toDouble: return x
        case .exponential: return try x.exp()
        case .exponential2: return try (x * 0.693_147_180_559_945_3).exp()
        case .exponentialMinusOne: return try x.expm1()
        case .logarithm: return try x.log()
        case .logarithm2: return try x.log() / 0.693_147_180_559_945_3
        case .logarithm10: return try x.log() / 2.302_585_092_994_046
        case .logarithmOnePlus: return try x.log1p()
        case .sine: return try x.sin()
        case .cosine: return try x.cos()
        case .tangent: return try x.sin() / x.cos()
        case .hyperbolicSine: return try (x.exp() - (-x).exp()) / 2
        case .hyperbolicCosine: return try (x.exp() + (-x).exp()) / 2
        case .hyperbolicTangent: return try x.tanh()
        case .errorFunction: return try x.erf()
        case .cubeRoot: return try x.sign().withoutGradient() * x.abs().power(1.0 / 3)
        case .arcSine: return try x.asin()
        case .arcCosine: return try x.acos()
        case .arcTangent: return try x.atan()
        // Up to a constant, and so with the same slopes, whichever quotient is not too large.
        case .arcTangent2:
            let isSteep = try x.item().magnitude > y.item().magnitude
            return try isSteep ? -(y / x).atan() : (x / y).atan()
        }
    }

    /// A constant exponent must not bring in log x, which negative numbers have not.
    private static func power(_ x: Tensor, _ y: Tensor) throws -> Tensor {
        y.node.op == .constant ? try x.power(y.item()) : try x.power(y)
    }
}

/// A number that stays connected to the tensors it was computed from, while a gradient goes through
/// numbers.
struct TrackedNumber<Number: RecordableNumber>: MachineValue {
    let value: Double
    /// Where it stands in the graph; nil for a number that nothing depends on.
    let tensor: Tensor?

    init(_ value: Double, from tensor: Tensor?) {
        self.value = value
        self.tensor = tensor
    }

    static var slotCount: Int { 1 }
    static var typeName: String { Number.typeName }
    static func type(in machine: Machine) -> TypePointer { Number.type(in: machine) }

    static func load(from slots: Slots, in machine: Machine) throws -> TrackedNumber {
        guard let graph = ScalarGraph.current,
            case .node(let node) = machine.operand(slots[0], isFloat: Number.isFloat)
        else { return TrackedNumber(Double(try Number.load(from: slots, in: machine)), from: nil) }
        return TrackedNumber(graph.value(of: node), from: graph.tensor(of: .node(node)))
    }

    func store(to slots: Slots, in machine: Machine) throws {
        guard let graph = ScalarGraph.current, let tensor, tensor.dtype.isFloating else {
            return try Number(value).store(to: slots, in: machine)
        }
        let scalar = try tensor.cast(to: .float64).reshaped(to: [])
        let rounded = Double(Number(value))
        slots[0] = try machine.trackedWord(
            node: graph.add(scalar, value: rounded), isFloat: Number.isFloat)
    }
}
