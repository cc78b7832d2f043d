/// What a node computes. The element-wise ones come first, numbered as the C routines' `TILE_`
/// constants; each op's rules stand together in one file of `Operations/`, registered in
/// `Operation.table`.
package enum Op: UInt8, Sendable, CaseIterable {
    // Element-wise, one operand
    case broadcast, negate, abs, exp, log, sqrt, rsqrt, sin, cos, tanh, sigmoid, relu, erf
    case floor, ceil, round, sign, square, reciprocal, not, log1p, expm1
    case asin, acos, atan
    // Element-wise, two operands
    case add, subtract, multiply, divide, remainder, power, maximum, minimum
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, and, or, reluGradient
    // Element-wise, three operands
    case select

    // Sources
    case leaf, constant, arange, eye, random
    // The same elements under another name or shape
    case identity, stopGradient, reshape, customGradient
    // Moving elements
    case transpose, slice, sliceUpdate, concat, gather, scatterAdd, oneHot, cast, wholeNumbers
    // Reducing
    case sum, mean, max, min, product, argmax, argmin, any, all
    // Along one axis, the last
    case cumulativeSum, argsort
    // Networks
    case matmul, softmax, logSoftmax, crossEntropy, crossEntropyGradient, checkedLabels
    case convolution, convolutionInputGradient, convolutionFilterGradient
    case maxPool, maxPoolScatter, maxPoolGather, averagePool, averagePoolGradient
    // Matrices; those with several results give them in one row, one behind the other
    case solve, determinant, cholesky, qr, svd, eigh
    // Several results at once, taken apart by `output`
    case adam, sgd, output

    /// Whether each element of the result depends on the operands' elements at its place alone.
    var isElementwise: Bool { rawValue <= Op.select.rawValue }

    /// Whether the node's elements are another node's, unchanged and in the same order.
    var isAlias: Bool { (Op.identity.rawValue...Op.customGradient.rawValue).contains(rawValue) }

    /// Whether the node is an optimizer's step, which may overwrite what it reads.
    var isOptimizer: Bool { self == .adam || self == .sgd }
}
