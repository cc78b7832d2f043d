import TensorEngine

/// A scope in which what is computed from watched tensors stays connected to them, even when
/// something in the scope looks at a value.
///
///     let tape = GradientTape()
///     defer { tape.close() }
///     let w = tape.watch(weights)
///     let loss = try …
///     let slope = try gradients(of: loss, withRespectTo: [w])
///
/// Without a tape, a tensor forgets what it was computed from once its elements are known. Tapes
/// nest: one opened inside another closes before it, and gradients taken inside count as
/// computation for the outer one.
package final class GradientTape {
    private let identity: UInt32
    private var isOpen = true

    package init() { identity = Tapes.open() }

    deinit { close() }

    /// A tensor equal to `tensor`, to use in its place: gradients are taken with respect to it.
    package func watch(_ tensor: Tensor) -> Tensor { Tapes.watch(tensor, on: identity) }

    /// Ends the scope, and with it any scope opened inside; what was kept for it is released.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        Tapes.close(identity)
    }
}

/// The value of `body` at `tensors`, and its gradients with respect to each.
package func valueWithGradients(
    at tensors: [Tensor], of body: ([Tensor]) throws -> Tensor
) throws -> (value: Tensor, gradients: [Tensor]) {
    let tape = GradientTape()
    defer { tape.close() }
    let watched = tensors.map { tape.watch($0) }
    let value = try body(watched)
    return (value, try gradients(of: value, withRespectTo: watched))
}
