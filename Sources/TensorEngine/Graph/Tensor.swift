import Diagnostics

/// A tensor: a handle on a node of the graph, which is computed when somebody looks.
///
/// Shapes and dtypes are known and checked at once; elements come later. A tensor never changes,
/// so copies share it. Used from the executing thread only, which is what makes it `Sendable`.
package final class Tensor: @unchecked Sendable {
    private let reference: Unmanaged<Node>

    package var node: Node { reference.takeUnretainedValue() }

    /// A new handle on `node`.
    package init(_ node: Node) {
        reference = .passRetained(node)
        node.handles &+= 1
    }

    deinit {
        reference._withUnsafeGuaranteedRef { $0.handles &-= 1 }
        engine.release(reference.takeRetainedValue())
    }

    package var shape: Shape { node.shape }
    package var dtype: DType { node.dtype }
    package var rank: Int { node.shape.rank }
    /// The number of elements.
    package var count: Int { node.shape.count }
    /// Whether the elements have been computed; asking does not force them.
    package var isMaterialized: Bool { node.isMaterialized }

    /// Whether the elements can still be computed and have not been.
    package var isPending: Bool { node.pendingIndex >= 0 }
}

extension Tensor {
    /// Records an operation whose shapes have been checked.
    static func record(
        _ op: Op, _ dtype: DType, _ shape: Shape, _ first: Tensor? = nil, _ second: Tensor? = nil,
        _ third: Tensor? = nil, key: UInt64 = 0
    ) -> Tensor {
        engine.record(op, dtype, shape, first?.node, second?.node, third?.node, key: key)
    }

    /// Records an operation with any number of inputs.
    static func record(
        _ op: Op, _ dtype: DType, _ shape: Shape, inputs: [Tensor], key: UInt64 = 0
    ) -> Tensor {
        engine.record(op, dtype, shape, inputs: inputs.map(\.node), key: key)
    }
}

/// Where in the user's program operations are being recorded. The language sets it before it calls
/// an operation; gradients set it to the site of the operation they belong to.
package enum Site {
    package nonisolated(unsafe) static var current = SourceSite.unknown
}
