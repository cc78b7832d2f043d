import CTensorRoutines
import Diagnostics

/// What the labels of a loss look like, or its weights.
package enum LabelForm: UInt64, CaseIterable, Sendable {
    /// 0 and 1, or a probability between them, for a sigmoid cross entropy.
    case yesNo
    /// -1 and 1, for a hinge loss.
    case signs
    /// Probabilities that add up to 1 along the last axis, for a softmax cross entropy.
    case shares
    /// The same, for a KL divergence.
    case divergenceShares
    /// Not negative, how much each class counts in a softmax cross entropy.
    case classWeights

    /// The loss that takes such labels.
    package var loss: String {
        switch self {
        case .yesNo: "sigmoidCrossEntropy"
        case .signs: "hingeLoss"
        case .shares, .classWeights: "softmaxCrossEntropy"
        case .divergenceShares: "klDivergence"
        }
    }

    fileprivate var isOfRows: Bool { self == .shares || self == .divergenceShares }

    fileprivate var code: Int32 {
        switch self {
        case .yesNo: Int32(ROUTINE_YES_NO)
        case .signs: Int32(ROUTINE_SIGNS)
        case .shares, .divergenceShares: Int32(ROUTINE_SHARES)
        case .classWeights: Int32(ROUTINE_WEIGHTS)
        }
    }

    /// Whether a single label can be right; of rows, whether it can be part of one.
    fileprivate func takes(_ label: Double) -> Bool {
        switch self {
        case .yesNo, .shares, .divergenceShares: label >= 0 && label <= 1
        case .signs: label.magnitude == 1
        case .classWeights: label >= 0 && label.isFinite
        }
    }
}

extension Tensor {
    /// The same floating-point labels, which fail when they are computed if they do not have a form.
    package func checkedLabels(_ form: LabelForm) -> Tensor {
        Tensor.record(.checkedLabels, dtype, shape, self, key: form.rawValue)
    }
}

extension Operation {
    static let labels = [
        Operation(
            .checkedLabels, "labels", derivative: .rule { p in [p.gradient] },
            routine: { build in
                guard build.node.dtype.isComputed, let form = LabelForm(rawValue: build.node.key)
                else { return nil }
                let (index, from) = (build.index, build.inputs[0])
                let (type, shape) = (build.node.dtype, build.node.shape)
                // What is judged by itself is one long row.
                let columns = form.isOfRows ? shape.last : shape.count
                let rows = columns == 0 ? 0 : shape.count / columns
                return { run in
                    let bad = routine_checked_labels(
                        type.code, form.code, run.pointers[from], run.pointers[index], Int64(rows),
                        Int64(columns))
                    guard bad >= 0 else { return }
                    let labels = ReferenceArray(
                        memory: run.pointers[index], dtype: type, shape: shape)
                    throw wrongLabel(Int(bad), labels, form, run.node(index))
                }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                for place in 0..<x.count { y[place] = x[place] }
                guard let form = LabelForm(rawValue: call.node.key) else { return }
                let columns = form.isOfRows ? max(1, x.shape.last) : 1
                for row in 0..<x.count / columns {
                    let places = row * columns..<(row + 1) * columns
                    if let wrong = places.first(where: { !form.takes(x[$0]) }) {
                        throw wrongLabel(wrong, x, form, call.node)
                    }
                    let total = places.reduce(0) { $0 + x[$1] }
                    if form.isOfRows, (total - 1).magnitude > ROUTINE_SHARES_SLACK {
                        throw wrongLabel(places.lowerBound, x, form, call.node)
                    }
                }
            })
    ]

    /// What is wrong with the label at `place`, or with the row that begins there.
    private static func wrongLabel(
        _ place: Int, _ labels: ReferenceArray, _ form: LabelForm, _ node: Node
    ) -> Failure {
        let label = labels[place]
        let at = labels.shape.indices(of: place)
        func failure(_ text: String, _ hint: String?) -> Failure {
            Failure(
                id: form == .classWeights ? "invalid-argument" : "label-out-of-range",
                "\(form.loss): \(text)", hint: hint, site: node.site)
        }
        if form.takes(label), form.isOfRows {
            let columns = labels.shape.last
            let total = (place..<place + columns).reduce(0) { $0 + labels[$1] }
            let row = at.count == 2 ? "\(at[0])" : "\(at.dropLast())"
            return failure(
                "the probabilities of row \(row) add up to \(shown(total)), not to 1",
                total == 0
                    ? "a row of zeros has no class; a one-hot row has a single 1"
                    : (total > 1
                        ? "where several classes are right at once, sigmoidCrossEntropy judges each "
                            + "by itself; " : "")
                        + "counts become probabilities when divided by their sum: "
                        + "counts / counts.sum(axis: -1, keepDims: true)")
        }
        let found = "the label \(shown(label)) at \(at)"
        switch form {
        case .yesNo:
            return failure(
                "\(found) is not between 0 and 1",
                label == -1
                    ? "0 is no and 1 is yes: (labels + 1) / 2 makes them of -1 and 1"
                    : label > 1
                        ? "0 is no and 1 is yes; class numbers belong to softmaxCrossEntropy, and "
                            + "pixels are divided by 255 first"
                        : "0 is no and 1 is yes, and what lies between is a probability")
        case .signs:
            return failure(
                "\(found) is neither -1 nor 1",
                label == 0
                    ? "labels 0 and 1 become -1 and 1 by labels * 2 - 1"
                    : "the hinge is for two classes, of which one is -1 and one 1")
        case .shares, .divergenceShares:
            return failure(
                "\(shown(label)) at \(at) is no probability",
                "probabilities lie between 0 and 1; softmax(scores) makes some of any scores")
        case .classWeights:
            return failure(
                "\(shown(label)) at \(at) is no weight for a class",
                label < 0
                    ? "a class that counts less has a weight below 1, and one that does not count 0"
                    : "weights are finite: a class without any input has no 1 / count, and its "
                        + "weight can be 0")
        }
    }

    private static func shown(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(Float(value))"
    }
}
