/// How much arithmetic a node is.
extension Node {
    /// Floating-point operations, additions and multiplications counted by themselves; moving
    /// elements counts nothing. Softmax is taken for five an element, pooling for one an input.
    package var floatingPointOperations: Int {
        switch op {
        case .broadcast: 0
        case .matmul:
            // An inner product for each element; [m, k] or [k, m] both have m · k elements.
            2 * shape.count * inner
        case .convolution: 2 * shape.count * (input(1).shape.count / max(1, shape.last))
        case .convolutionInputGradient: 2 * input(0).shape.count * taps
        case .sum, .mean, .max, .min, .product, .maxPool, .averagePool, .cumulativeSum:
            input(0).shape.count
        case .softmax, .logSoftmax, .crossEntropy: 5 * input(0).shape.count
        default: op.isElementwise ? shape.count : 0
        }
    }

    private var inner: Int {
        let left = input(0).shape
        guard left.rank > 1, shape.rank > 1 else { return left.last }
        return left[left.rank - 1] * left[left.rank - 2] / max(1, shape[shape.rank - 2])
    }

    /// What each element of a transposed convolution's input is multiplied with.
    private var taps: Int { input(1).shape.count / max(1, input(0).shape.last) }
}
