import VirtualMachine

/// Losses for numbers and directions.
extension LossLibrary {
    static let numbers = LibraryGroup {
        Builtin(
            source: """
                /// The mean of the squared differences.
                func meanSquaredError(predictions: Tensor, targets: Tensor, reduction: Reduction = .mean) -> Tensor {
                    _checkPair("meanSquaredError", predictions, targets, "targets")
                    return _reduced((predictions - targets.cast(to: predictions.dtype)).square(), reduction)
                }
                """)
        Builtin(
            source: """
                /// The mean of the squared differences.
                func meanSquaredError(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
                    meanSquaredError(predictions: predictions, targets: targets)
                }
                """)
        Builtin(
            source: """
                /// The mean of the absolute differences.
                func meanAbsoluteError(predictions: Tensor, targets: Tensor, reduction: Reduction = .mean) -> Tensor {
                    _checkPair("meanAbsoluteError", predictions, targets, "targets")
                    return _reduced(abs(predictions - targets.cast(to: predictions.dtype)), reduction)
                }
                """)
        Builtin(
            source: """
                /// The mean of the absolute differences.
                func meanAbsoluteError(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
                    meanAbsoluteError(predictions: predictions, targets: targets)
                }
                """)
        Builtin(
            source: """
                /// The mean of d² / 2 where a difference d is at most `delta`, and of delta · (|d| − delta / 2) beyond: outliers
                /// pull less than with squares (Huber 1964).
                func huberLoss(
                    predictions: Tensor, targets: Tensor, delta: Double = 1, reduction: Reduction = .mean
                ) -> Tensor {
                    _checkPair("huberLoss", predictions, targets, "targets")
                    if delta <= 0 {
                        _fail("invalid-argument", "huberLoss: a delta of \\(delta) leaves no place for small differences", "1 is usual")
                    }
                    let distance = abs(predictions - targets.cast(to: predictions.dtype))
                    let near = minimum(distance, Tensor(repeating: delta, shape: [], dtype: distance.dtype))
                    return _reduced(near * (distance - near * 0.5), reduction)
                }
                """)
        Builtin(
            source: """
                /// The mean of 1 − cos of the angle between each prediction and its target, the rows along the last axis: 0 for
                /// the same direction, 2 for opposite ones.
                func cosineDistance(predictions: Tensor, targets: Tensor, reduction: Reduction = .mean) -> Tensor {
                    _checkPair("cosineDistance", predictions, targets, "targets")
                    let (a, b) = (predictions, targets.cast(to: predictions.dtype))
                    let lengths = sqrt(a.square().sum(axis: -1) * b.square().sum(axis: -1) + 0.000000000001)
                    return _reduced(1 - (a * b).sum(axis: -1) / lengths, reduction)
                }
                """)
    }
}
