import Diagnostics

/// Everything the engine knows about one op besides its shape rule, which is the recording
/// function beside it: its name, how it is computed, and its derivative.
///
/// Operations never change, and their closures capture nothing that does: hence `Sendable`.
struct Operation: @unchecked Sendable {
    let op: Op
    /// As messages name it.
    let name: String
    /// Plain Swift, one element at a time: what other routines are compared with, and what runs
    /// for dtypes that have no faster one.
    let reference: (ReferenceCall) throws -> Void
    /// Builds the fast routine, or returns nil where the reference must do.
    let routine: ((Build) -> Routine?)?
    let derivative: Derivative

    init(
        _ op: Op, _ name: String, derivative: Derivative,
        routine: ((Build) -> Routine?)? = nil,
        reference: @escaping (ReferenceCall) throws -> Void
    ) {
        self.op = op
        self.name = name
        self.derivative = derivative
        self.routine = routine
        self.reference = reference
    }

    /// How gradients pass through an op.
    enum Derivative {
        /// The result does not vary with the inputs by nature: sources, `stopGradient`.
        case constant
        /// The result jumps or is not a real number; the text completes "gradient of …: ".
        case undefined(String)
        /// The gradients of the inputs from the gradient of the result, nil where there is none.
        case rule((Pullback) throws -> [Tensor?])
    }

    /// All operations by the op's raw value. Adding an op: one case of `Op`, one file with its
    /// rules, one line here.
    static let table: [Operation] = {
        let all =
            elementwise + sources + aliases + moves + reductions + scans + sorting + products
            + networks + labels + wholeNumbers + convolutions + pooling + linearAlgebra + optimizers
        return all.sorted { $0.op.rawValue < $1.op.rawValue }
    }()

    /// Ops that are registered, by raw value; a test compares them with all there are.
    static var registered: [Op] { table.map(\.op) }

    static subscript(op: Op) -> Operation { table[Int(op.rawValue)] }
}

/// Runs one step of a plan.
typealias Routine = (Run) throws -> Void

/// What a running step works on: memory by slot and the nodes of this evaluation by number.
struct Run {
    let pointers: UnsafeMutablePointer<UnsafeMutableRawPointer>
    let nodes: UnsafeMutablePointer<Unmanaged<Node>>

    /// The node whose numbers (never whose attributes) a step reads.
    @inline(__always)
    func node(_ index: Int) -> Node { nodes[index].takeUnretainedValue() }
}

/// What a step is built from: attributes, shapes and slots, but no numbers.
struct Build {
    let node: Node
    /// The slot of the step's result: the number of its node in the evaluation or, with an
    /// epilogue, of the last node the step computes.
    let index: Int
    /// The slots of its inputs, and the inputs themselves.
    let inputs: [Int]
    let operands: [Node]
    /// Slots of the results of a node with several, -1 for those that nobody uses.
    let outputs: [Int]
    /// What is done to the result before it is left; only ops that know epilogues get one.
    let epilogue: Epilogue?
    /// Sets memory of so many bytes aside for the step; returns its slot.
    let scratch: (Int) -> Int
}

/// A differentiated operation, seen from its derivative rule.
package struct Pullback {
    /// The node that was recorded.
    package let node: Node
    /// The gradient of the loss with respect to its result.
    package let gradient: Tensor
    /// Which inputs' gradients are wanted.
    package let wanted: [Bool]

    package init(node: Node, gradient: Tensor, wanted: [Bool]) {
        self.node = node
        self.gradient = gradient
        self.wanted = wanted
    }

    func input(_ index: Int) -> Tensor { Tensor(node.input(index)) }
    var output: Tensor { Tensor(node) }

    /// Applies the op's rule. Throws `not-differentiable` where it has none.
    package func inputGradients() throws -> [Tensor?] {
        switch Operation[node.op].derivative {
        case .constant: return [Tensor?](repeating: nil, count: node.inputCount)
        case .rule(let rule): return try rule(self)
        case .undefined(let reason):
            throw Failure(
                id: "not-differentiable",
                "no gradient passes through \(node.operationName): \(reason)",
                site: node.site)
        }
    }
}

extension Node {
    /// As messages name its operation.
    package var operationName: String { Operation[op].name }

    /// Whether a gradient can pass from its result to its inputs.
    package var passesGradients: Bool {
        if case .rule = Operation[op].derivative { dtype.isFloating } else { false }
    }

    /// Why not, where an op in itself is the reason.
    package var reasonForNoGradient: String? {
        if case .undefined(let reason) = Operation[op].derivative { reason } else { nil }
    }

    /// Whether the result deliberately does not vary with the inputs.
    package var stopsGradients: Bool {
        if case .constant = Operation[op].derivative { true } else { false }
    }
}
