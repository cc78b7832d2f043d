import Autodiff
import TensorEngine
import VirtualMachine

/// One `gradient(at:)` under way: what is computed from its watched tensors and numbers stays
/// connected to them, and layers are in the training phase.
///
/// Ends with `end()`, or when nothing refers to it any more, which is how it ends after errors.
final class GradientScope: NativeClass {
    static let typeName = "_GradientScope"
    let tape = GradientTape()
    private let phase = PhaseScope(training: true)
    private unowned let machine: Machine
    private var recordsNumbers = false

    /// - Parameter recordsNumbers: whether plain numbers are followed from the start; otherwise they
    ///   are from the first parameter on that is one.
    init(_ machine: Machine, recordsNumbers: Bool) {
        self.machine = machine
        if recordsNumbers { self.recordsNumbers = ScalarGraph.begin(in: machine) }
    }

    deinit { end() }

    func end() {
        if recordsNumbers {
            recordsNumbers = false
            ScalarGraph.end(in: machine)
        }
        tape.close()
        phase.leave()
    }

    /// An equal parameter whose use the scope follows. Numbers are recorded from the first one on.
    func watch(_ parameter: Parameter) throws -> Parameter {
        switch parameter {
        case .tensor(let value): return .tensor(value.watched(on: tape))
        case .number(let word, let isFloat):
            if ScalarGraph.begin(in: machine) { recordsNumbers = true }
            guard let graph = ScalarGraph.current else { return parameter }
            let operand = machine.operand(word, isFloat: isFloat)
            let value = isFloat ? Double(machine.float(word)) : machine.double(word)
            let node = graph.add(tape.watch(graph.tensor(of: operand)), value: value)
            return .number(
                word: try machine.trackedWord(node: node, isFloat: isFloat), isFloat: isFloat)
        case .frozen: return parameter
        }
    }

    /// The slope in a parameter's place. Within another recording a number stays connected.
    func slope(_ slope: Tensor, for parameter: Parameter) throws -> Parameter {
        guard case .number(_, let isFloat) = parameter, !recordsNumbers,
            let graph = ScalarGraph.current
        else { return try parameter.replaced(by: slope) }
        let node = graph.add(slope, value: try slope.item())
        return .number(
            word: try machine.trackedWord(node: node, isFloat: isFloat), isFloat: isFloat)
    }

    func describe() -> String { "a gradient's scope" }
}
