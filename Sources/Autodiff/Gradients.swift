import Diagnostics
import TensorEngine

/// The gradients of `loss`, a scalar, with respect to tensors it was computed from. They are graphs
/// of differentiable operations themselves, so gradients of gradients work the same way.
///
/// Zeros where the loss does not depend on a tensor. Throws `not-differentiable` where it depends
/// on one only through operations that pass no gradient, naming the one nearest to the loss.
package func gradients(of loss: Tensor, withRespectTo tensors: [Tensor]) throws -> [Tensor] {
    guard loss.count == 1, loss.dtype.isFloating else {
        throw Failure(
            id: "not-a-scalar",
            "a gradient needs a loss that is one floating-point number, "
                + "not \(loss.dtype.name) of shape \(loss.shape)",
            hint: "reduce it first, for example with mean()")
    }
    let seed = try Tensor(full: 1, shape: loss.shape, dtype: loss.dtype)
    return try gradients(of: loss, seed: seed, withRespectTo: tensors)
}

/// As `gradients(of:withRespectTo:)` for a result of any shape, each element of which counts with
/// the weight in `seed`: the product of `seed` with the Jacobian.
package func gradients(
    of result: Tensor, seed: Tensor, withRespectTo tensors: [Tensor]
) throws -> [Tensor] {
    guard seed.shape == result.shape, seed.dtype == result.dtype else {
        throw Failure(
            id: "shape-mismatch",
            "the weights of shape \(seed.shape) do not match the result of shape \(result.shape)")
    }
    let path = GradientPath(from: result.node, to: tensors.map(\.node))
    try path.accumulate(seed)
    return try tensors.map { try path.gradient(for: $0) }
}
