import VirtualMachine

/// Metrics of scores by their order: ROC, precision against recall, top-k.
extension MetricLibrary {
    static let ranking = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// How true and false alarms trade off as the threshold falls (the receiver operating characteristic).
                    struct ROCCurve: CustomStringConvertible {
                        /// The share of negatives at or above each threshold.
                        let falsePositiveRate: [Double]
                        /// The share of positives at or above each threshold.
                        let truePositiveRate: [Double]
                        /// Falling; the first is above all scores.
                        let thresholds: [Double]
                        /// The area under the curve: how likely a positive has a higher score than a negative.
                        let area: Double
                        var description: String { "ROC curve of \(thresholds.count) points, area \(_short(area))" }
                    }
                    """#)
            Builtin(
                source: #"""
                    /// How precision and recall trade off as the threshold rises.
                    struct PrecisionRecallCurve: CustomStringConvertible {
                        /// Of what has at least the threshold's score, the share of positives; 1 at the end.
                        let precision: [Double]
                        /// Of the positives, the share that has at least the threshold's score; 0 at the end.
                        let recall: [Double]
                        /// Rising; one less than points.
                        let thresholds: [Double]
                        /// Precisions weighted by the steps in recall.
                        let averagePrecision: Double
                        var description: String { "precision-recall curve of \(precision.count) points, average precision \(_short(averagePrecision))" }
                    }
                    """#)
            Builtin(
                source: #"""
                    // Counts of positives and negatives with at least each score, for falling scores that differ.
                    func _cumulativeCounts(_ scores: Tensor, _ labels: Tensor, _ name: String) -> (thresholds: [Double], hits: [Int], alarms: [Int]) {
                        if scores.count != labels.count || scores.count == 0 {
                            _fail("shape-mismatch", "\(name): scores of shape \(scores.shape) and labels of shape \(labels.shape) do not belong together", "there is one score, of the class 1, and one label, 0 or 1, for each input; with more classes take one column: scores[0..., 3] and labels .== 3")
                        }
                        let flat = scores.flattened().cast(to: .float64)
                        let order = flat.argsort(descending: true)
                        let values = flat.gathered(order).scalars(as: Double.self)
                        let truths = labels.flattened().cast(to: .int64).gathered(order).scalars(as: Int.self)
                        var thresholds: [Double] = []
                        var hits: [Int] = []
                        var alarms: [Int] = []
                        var hit = 0
                        var alarm = 0
                        for index in 0..<values.count {
                            switch truths[index] {
                            case 1: hit += 1
                            case 0: alarm += 1
                            default: _fail("label-out-of-range", "\(name): a label is \(truths[index]), where 0 and 1 are possible", "with more classes look at one of them: labels .== 3")
                            }
                            if index + 1 < values.count && values[index + 1] == values[index] { continue }
                            thresholds.append(values[index])
                            hits.append(hit)
                            alarms.append(alarm)
                        }
                        return (thresholds, hits, alarms)
                    }
                    """#)
            Builtin(
                source: #"""
                    /// The curve of true against false alarms over all thresholds, for scores of the class 1.
                    func rocCurve(scores: Tensor, labels: Tensor) -> ROCCurve {
                        let counts = _cumulativeCounts(scores, labels, "rocCurve")
                        let (positives, negatives) = (counts.hits.last ?? 0, counts.alarms.last ?? 0)
                        if positives == 0 || negatives == 0 {
                            _fail("one-class-only", "rocCurve: all \(scores.count) labels are \(positives == 0 ? 0 : 1); the curve compares two classes", "judge on data that has both")
                        }
                        let x = [0.0] + counts.alarms.map { _ratio($0, negatives) }
                        let y = [0.0] + counts.hits.map { _ratio($0, positives) }
                        var area = 0.0
                        for place in 1..<x.count { area += (x[place] - x[place - 1]) * (y[place] + y[place - 1]) / 2 }
                        return ROCCurve(falsePositiveRate: x, truePositiveRate: y, thresholds: [Double.infinity] + counts.thresholds, area: area)
                    }
                    """#)
            Builtin(
                source: #"""
                    /// The area under the ROC curve; with several columns of scores the mean over the classes, each against the rest.
                    ///
                    /// Scores are [count] or [count, 1] for the class 1 of two, else one column for each class. Columns are compared
                    /// down the rows, so they should be probabilities: softmax(logits), not logits.
                    func rocAUC(scores: Tensor, labels: Tensor, average: Averaging = .macro) -> Double {
                        if scores.rank < 2 || scores.shape[1] == 1 { return rocCurve(scores: scores, labels: labels).area }
                        let classes = scores.shape[1]
                        let truths = labels.cast(to: .int64)
                        if classes == 2 { return rocCurve(scores: scores[0..., 1], labels: truths).area }
                        if average == .micro {
                            return rocCurve(scores: scores.flattened(), labels: Tensor(oneHot: truths, classes: classes).flattened()).area
                        }
                        var sum = 0.0
                        var weights = 0.0
                        for index in 0..<classes {
                            let own = (truths .== index).cast(to: .int64)
                            let members = own.sum().item(as: Int.self)
                            if members == 0 || members == truths.count {
                                _fail("one-class-only", "rocAUC: \(members == 0 ? "no" : "every") label is of class \(index), and the curve compares it with the others", "judge on data that has every class")
                            }
                            let weight = average == .weighted ? Double(members) : 1
                            sum += weight * rocCurve(scores: scores[0..., index], labels: own).area
                            weights += weight
                        }
                        return sum / weights
                    }
                    """#)
            Builtin(
                source: #"""
                    /// Precision against recall over all thresholds, for scores of the class 1.
                    func precisionRecallCurve(scores: Tensor, labels: Tensor) -> PrecisionRecallCurve {
                        let counts = _cumulativeCounts(scores, labels, "precisionRecallCurve")
                        let positives = counts.hits.last ?? 0
                        if positives == 0 {
                            _fail("one-class-only", "precisionRecallCurve: none of \(scores.count) labels is 1, so there is nothing to find")
                        }
                        let precisions = zip(counts.hits, counts.alarms).map { _ratio($0, $0 + $1) }
                        let recalls = counts.hits.map { _ratio($0, positives) }
                        var average = 0.0
                        var before = 0.0
                        for (precision, recall) in zip(precisions, recalls) {
                            average += precision * (recall - before)
                            before = recall
                        }
                        return PrecisionRecallCurve(precision: precisions.reversed() + [1], recall: recalls.reversed() + [0], thresholds: counts.thresholds.reversed(), averagePrecision: average)
                    }
                    """#)
            Builtin(
                source: """
                    /// Precisions weighted by the steps in recall: the precision-recall curve in one number.
                    func averagePrecision(scores: Tensor, labels: Tensor) -> Double {
                        precisionRecallCurve(scores: scores, labels: labels).averagePrecision
                    }
                    """)
            Builtin(
                source: """
                    /// The share of rows in which the label is among the `k` largest scores, from 0 to 1.
                    func topKAccuracy(logits: Tensor, labels: Tensor, k: Int = 5) -> Double {
                        Double(_topKCount(logits, labels, k).item()) / Double(labels.count)
                    }
                    """)
            Builtin(
                source: #"""
                    func _topKCount(_ logits: Tensor, _ labels: Tensor, _ k: Int) -> Tensor {
                        _checkLogits(logits, labels, "topKAccuracy")
                        if k < 1 || k > logits.shape[1] {
                            _fail("invalid-argument", "topKAccuracy: the label cannot be among the \(k) largest of \(logits.shape[1]) scores", "k goes from 1 to the number of classes")
                        }
                        let places = logits.topK(k).places.cast(to: .int64)
                        let wanted = labels.cast(to: .int64).expandingShape(at: 1)
                        return (places .== wanted).cast(to: .float32).sum()
                    }
                    """#)
            Builtin(
                source: #"""
                    func _checkLogits(_ logits: Tensor, _ labels: Tensor, _ name: String) {
                        if logits.rank == 2 && labels.shape == [logits.shape[0]] { return }
                        if logits.rank == 2 && labels.rank == 2 && labels.shape == logits.shape {
                            _fail("shape-mismatch", "\(name): labels of shape \(labels.shape) are one-hot rows, where class numbers of shape [\(logits.shape[0])] are needed", "the place of the 1 is the class number: labels.argmax(axis: 1)")
                        }
                        _fail("shape-mismatch", "\(name): logits of shape [batch, classes] and labels of shape [batch] are needed, not \(logits.shape) and \(labels.shape)", logits.rank == 1 || (logits.rank == 2 && logits.shape[1] == 1) ? "predictions without classes are judged by meanAbsoluteError or rSquared" : "")
                    }
                    """#)
        }
    ]
}
