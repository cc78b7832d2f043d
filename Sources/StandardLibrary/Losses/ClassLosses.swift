import VirtualMachine

/// Losses for classes, from scores before any softmax or sigmoid, so that they stay exact for large
/// ones.
extension LossLibrary {
    static let classes = LibraryGroup {
        softmax
        sigmoid
        others
    }

    @BuiltinList private static var softmax: [Builtin] {
        Builtin(
            source: """
                /// The mean over the batch of −log softmax(logits)[label]: how surprised the scores are by the labels.
                ///
                /// Logits are scores of shape [batch, classes], before any softmax; labels are class numbers of shape [batch].
                /// With more axes, as for the words of sentences, labels have all but the last of them.
                /// Smoothing takes a share of each label and spreads it over all classes (Szegedy et al. 2016). Weights, one
                /// for each class and none below 0, make some count more; the mean is then a weighted one. Labels equal to
                /// `ignoring`, such as filling at a sentence's end, do not count.
                func softmaxCrossEntropy(
                    logits: Tensor, labels: Tensor, smoothing: Double = 0, weights: Tensor? = nil, ignoring: Int? = nil,
                    reduction: Reduction = .mean
                ) -> Tensor {
                    _checkClassScores("softmaxCrossEntropy", logits, labels, weights)
                    _checkSmoothing(smoothing)
                    let classes = logits.shape[logits.rank - 1]
                    let rows = logits.rank == 2 ? logits : logits.reshaped(to: [-1, classes])
                    var numbers = labels.rank == 1 ? labels : labels.flattened()
                    if smoothing == 0 && weights == nil && ignoring == nil {
                        let losses = _rowLosses(rows, numbers)
                        return _reduced(reduction == .none ? losses.reshaped(to: labels.shape) : losses, reduction)
                    }
                    var counts = Tensor(ones: numbers.shape, dtype: logits.dtype)
                    if let ignoring {
                        let isKept = numbers .!= ignoring
                        numbers = isKept.select(numbers, numbers * 0)
                        counts = isKept.cast(to: logits.dtype)
                    }
                    let real = counts
                    if let weights { counts = counts * _classWeights(weights.cast(to: logits.dtype)).gathered(numbers) }
                    var losses = _rowLosses(rows, numbers) * counts
                    if smoothing > 0 {
                        var surprise = -logSoftmax(rows, axis: -1)
                        if let weights { surprise = surprise * weights.cast(to: logits.dtype) }
                        losses = losses * (1 - smoothing) + surprise.mean(axis: 1) * real * smoothing
                    }
                    if reduction == .mean { return losses.sum() / counts.sum() }
                    return _reduced(losses.reshaped(to: labels.shape), reduction)
                }
                """)
        Builtin(
            source: """
                /// The mean over the batch of −log softmax(logits)[label], with labels from an array.
                func softmaxCrossEntropy(logits: Tensor, labels: [Int]) -> Tensor {
                    softmaxCrossEntropy(logits: logits, labels: Tensor(labels).cast(to: .int32))
                }
                """)
        Builtin(
            source: """
                /// The mean over the batch of −Σ p · log softmax(logits): how surprised the scores are by probabilities p of
                /// the classes, such as one-hot rows. Each row of probabilities adds up to 1.
                ///
                /// Smoothing takes a share of the probabilities and spreads it over all classes; weights, one for each class,
                /// make some count more.
                func softmaxCrossEntropy(
                    logits: Tensor, probabilities: Tensor, smoothing: Double = 0, weights: Tensor? = nil,
                    reduction: Reduction = .mean
                ) -> Tensor {
                    _checkClassShares("softmaxCrossEntropy", logits, probabilities, weights)
                    _checkSmoothing(smoothing)
                    let classes = Double(logits.shape[logits.rank - 1])
                    var shares = _shares(probabilities.cast(to: logits.dtype))
                    if smoothing > 0 { shares = shares * (1 - smoothing) + smoothing / classes }
                    if let weights { shares = shares * _classWeights(weights.cast(to: logits.dtype)) }
                    return _reduced(-(shares * logSoftmax(logits, axis: -1)).sum(axis: -1), reduction)
                }
                """)
    }

    @BuiltinList private static var sigmoid: [Builtin] {
        Builtin(
            source: """
                /// The mean of −log sigmoid(logit) where the label is 1 and −log(1 − sigmoid(logit)) where it is 0: the cross
                /// entropy of yes and no, by itself for each element.
                ///
                /// Logits are scores before any sigmoid; labels are of the same shape, ones and zeros or probabilities. A
                /// `positiveWeight` above 1 makes a missed yes cost more than a wrong one.
                func sigmoidCrossEntropy(
                    logits: Tensor, labels: Tensor, positiveWeight: Double = 1, reduction: Reduction = .mean
                ) -> Tensor {
                    _checkYesNo("sigmoidCrossEntropy", logits, labels)
                    if !(positiveWeight > 0) {
                        _fail("invalid-argument", "sigmoidCrossEntropy: a positiveWeight of \\(_short(positiveWeight)) is not above zero", "it is the cost of a missed yes beside that of a wrong one: with nine noes for each yes, 9")
                    }
                    let y = _yesNo(labels.cast(to: logits.dtype))
                    // log(1 + e^-x) and (1 − y) · x never overflow.
                    let missed = softplus(-logits)
                    if positiveWeight == 1 { return _reduced(missed + logits - logits * y, reduction) }
                    return _reduced(logits - logits * y + missed * (y * (positiveWeight - 1) + 1), reduction)
                }
                """)
    }

    @BuiltinList private static var others: [Builtin] {
        Builtin(
            source: """
                /// The mean of max(0, 1 − label · prediction), for labels -1 and 1: nothing for what is right by a margin of 1
                /// (Cortes & Vapnik 1995).
                func hingeLoss(predictions: Tensor, labels: Tensor, reduction: Reduction = .mean) -> Tensor {
                    _checkPair("hingeLoss", predictions, labels, "labels")
                    let signs = _signs(labels.cast(to: predictions.dtype))
                    return _reduced(relu(1 - predictions * signs), reduction)
                }
                """)
        Builtin(
            source: """
                /// The mean over the batch of Σ p · (log p − log softmax(logits)): how much scores say something else than
                /// probabilities p, such as those of a teacher (Kullback & Leibler 1951).
                func klDivergence(logits: Tensor, probabilities: Tensor, reduction: Reduction = .mean) -> Tensor {
                    _checkClassShares("klDivergence", logits, probabilities, nil)
                    let p = _divergenceShares(probabilities.cast(to: logits.dtype))
                    // p · log p is 0 where p is: log 1 stands there instead.
                    let logs = log((p .> 0).select(p, 1))
                    return _reduced((p * (logs - logSoftmax(logits, axis: -1))).sum(axis: -1), reduction)
                }
                """)
        Builtin(
            source: """
                /// The share of rows whose largest score stands at the label, from 0 to 1.
                func accuracy(logits: Tensor, labels: Tensor) -> Double {
                    Double(_correctCount(logits, labels).item()) / Double(labels.count)
                }
                """)
    }
}
