import CTensorRoutines
import Diagnostics
import Foundation

extension Tensor {
    /// Scores turned into probabilities that sum to one along `axis`.
    package func softmax(axis: Int = -1) throws -> Tensor { try alongLast(axis, .softmax) }

    /// The logarithm of `softmax`, without its rounding.
    package func logSoftmax(axis: Int = -1) throws -> Tensor { try alongLast(axis, .logSoftmax) }

    private func alongLast(_ axis: Int, _ op: Op) throws -> Tensor {
        let axis = try shape.axis(axis, operation: Operation[op].name)
        if axis == rank - 1 { return try Tensor.floating(op, self) }
        var order = Array(0..<rank)
        order.swapAt(axis, rank - 1)
        return try Tensor.floating(op, transposed(permutation: order)).transposed(
            permutation: order)
    }

    /// log Σ e^x over axes, safe from overflow.
    package func logSumExp(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        let largest = try max(axes: axes, keepingDimensions: true).withoutGradient()
        // Where all elements are infinite their differences would be NaN.
        let finite = try largest.isFinite().select(largest, largest.scalar(0))
        let total = try (self - finite).exp().sum(axes: axes, keepingDimensions: true)
        let result = try total.log() + finite
        if keepingDimensions { return result }
        return try result.reshaped(to: max(axes: axes).shape)
    }

    /// Cross entropy of each row of `self`, unnormalised scores [batch, classes], with whole
    /// labels [batch]: −log softmax(row)[label]. A label that is no class fails when it runs.
    package func softmaxCrossEntropyLosses(labels: Tensor) throws -> Tensor {
        guard rank == 2, dtype.isComputed else {
            throw Failure(
                id: "shape-mismatch",
                "softmaxCrossEntropy: logits are floating-point of shape [batch, classes], "
                    + "not \(dtype.name) of shape \(shape)")
        }
        guard labels.shape == [shape[0]] else {
            throw Failure(
                id: "shape-mismatch",
                "softmaxCrossEntropy: logits of shape \(shape) need \(shape[0]) whole-number "
                    + "labels of shape [\(shape[0])], "
                    + "not \(labels.dtype.name) of shape \(labels.shape)",
                hint: labels.shape == shape
                    ? "labels are class numbers; argmax(axis: -1) of one-hot rows gives them"
                    : nil)
        }
        return Tensor.record(
            .crossEntropy, dtype, [shape[0]], self,
            try labels.wholeNumbers(for: "softmaxCrossEntropy"))
    }

    /// The mean of `softmaxCrossEntropyLosses`.
    package func softmaxCrossEntropy(labels: Tensor) throws -> Tensor {
        try softmaxCrossEntropyLosses(labels: labels).mean()
    }

    /// Zero with probability `rate`, else scaled by 1 / (1 − rate) (Srivastava et al. 2014).
    package func dropout(rate: Double, seed: UInt64? = nil) throws -> Tensor {
        guard rate >= 0, rate < 1 else {
            throw Failure(
                id: "invalid-argument", "dropout: a rate of \(rate) is not in 0..<1")
        }
        if rate == 0 { return self }
        let draw = try Tensor(
            random: .uniform(low: 0, high: 1), shape: shape, seed: seed, dtype: dtype)
        let kept = try draw.greaterOrEqual(scalar(rate))
        return try kept.select(self * (1 / (1 - rate)), scalar(0))
    }
}

extension Operation {
    private static func badLabel(_ row: Int64, _ run: Run, _ build: Slots) -> Failure {
        let labels = ReferenceArray(
            memory: run.pointers[build.labels], dtype: build.labelType, shape: [build.rows])
        return badLabel(Int(row), labels.integer(Int(row)), build.classes, run.node(build.index))
    }

    static func badLabel(_ row: Int, _ label: Int64, _ classes: Int, _ node: Node) -> Failure {
        Failure(
            id: "label-out-of-range",
            "softmaxCrossEntropy: the label \(label) of row \(row) is not one of "
                + "\(classes) classes",
            hint: "labels go from 0 to \(classes - 1), the last axis of the logits",
            site: node.site)
    }

    /// What the steps of a cross entropy read.
    private struct Slots {
        let index, logits, labels, rows, classes: Int
        let labelType: DType
        let type: Int32

        init(_ build: Build) {
            index = build.index
            logits = build.inputs[0]
            labels = build.inputs[1]
            let shape = build.operands[0].shape
            (rows, classes) = (shape[0], shape[1])
            labelType = build.operands[1].dtype
            type = build.node.dtype.code
        }
    }

    static let networks = [
        rowwise(.softmax, "softmax", logarithm: false) { p in
            let weighted = try p.gradient * p.output
            return [try weighted - p.output * weighted.sum(axes: [-1], keepingDimensions: true)]
        },
        rowwise(.logSoftmax, "logSoftmax", logarithm: true) { p in
            let total = try p.gradient.sum(axes: [-1], keepingDimensions: true)
            return [try p.gradient - p.output.exp() * total]
        },
        Operation(
            .crossEntropy, "softmaxCrossEntropy",
            derivative: .rule { p in
                let (logits, labels) = (p.input(0), p.input(1))
                return [
                    Tensor.record(
                        .crossEntropyGradient, logits.dtype, logits.shape, logits, labels,
                        p.gradient), nil,
                ]
            },
            routine: { build in
                let s = Slots(build)
                return { run in
                    let bad = routine_cross_entropy(
                        s.type, run.pointers[s.logits], s.labelType.code, run.pointers[s.labels],
                        run.pointers[s.index], Int64(s.rows), Int64(s.classes))
                    if bad >= 0 { throw badLabel(bad, run, s) }
                }
            },
            reference: { call in
                let (x, labels) = (call.inputs[0], call.inputs[1])
                for row in 0..<x.shape[0] {
                    let label = try label(row, labels, x.shape[1], call.node)
                    let (largest, total) = largestAndTotal(x, row)
                    call.output[row] = total.logarithm + largest - x[row * x.shape[1] + label]
                }
            }),
        Operation(
            .crossEntropyGradient, "gradient of softmaxCrossEntropy",
            derivative: .rule { p in
                // dx = (softmax(x) − onehot) g, as a function of x and of g.
                let (logits, labels, g) = (p.input(0), p.input(1), p.input(2))
                let probabilities = try logits.softmax()
                let column = try g.expandingDimension(at: 1)
                let weighted = try p.gradient * probabilities
                let forLogits =
                    try
                    (weighted
                    - probabilities * weighted.sum(axes: [1], keepingDimensions: true))
                    * column
                let depth = logits.shape[1]
                let difference =
                    try probabilities
                    - labels.oneHot(depth: depth, dtype: logits.dtype)
                return [forLogits, nil, try (p.gradient * difference).sum(axes: [1])]
            },
            routine: { build in
                let s = Slots(build)
                let gradients = build.inputs[2]
                return { run in
                    let bad = routine_cross_entropy_gradient(
                        s.type, run.pointers[s.logits], s.labelType.code, run.pointers[s.labels],
                        run.pointers[gradients], 1, run.pointers[s.index], Int64(s.rows),
                        Int64(s.classes))
                    if bad >= 0 { throw badLabel(bad, run, s) }
                }
            },
            reference: { call in
                let (x, labels, g) = (call.inputs[0], call.inputs[1], call.inputs[2])
                let classes = x.shape[1]
                for row in 0..<x.shape[0] {
                    let label = try label(row, labels, classes, call.node)
                    let (largest, total) = largestAndTotal(x, row)
                    for j in 0..<classes {
                        let p = (x[row * classes + j] - largest).exponential / total
                        call.output[row * classes + j] = (p - (j == label ? 1 : 0)) * g[row]
                    }
                }
            }),
    ]

    private static func rowwise(
        _ op: Op, _ name: String, logarithm: Bool, rule: @escaping (Pullback) throws -> [Tensor?]
    ) -> Operation {
        Operation(
            op, name, derivative: .rule(rule),
            routine: { build in
                guard build.node.dtype.isComputed else { return nil }
                let (type, shape) = (build.node.dtype.code, build.node.shape)
                let (count, from, to) = (shape.last, build.inputs[0], build.index)
                let rows = Int64(shape.count / Swift.max(1, count))
                return { run in
                    routine_softmax(
                        type, logarithm, run.pointers[from], run.pointers[to], rows, Int64(count))
                }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                let classes = Swift.max(1, x.shape.last)
                for row in 0..<x.count / classes {
                    let (largest, total) = largestAndTotal(x, row)
                    for i in row * classes..<(row + 1) * classes {
                        y[i] =
                            logarithm
                            ? x[i] - largest - total.logarithm
                            : (x[i] - largest).exponential / total
                    }
                }
            })
    }

    private static func label(
        _ row: Int, _ labels: ReferenceArray, _ classes: Int, _ node: Node
    ) throws -> Int {
        let label = labels.integer(row)
        guard label >= 0, label < classes else { throw badLabel(row, label, classes, node) }
        return Int(label)
    }

    /// A row's largest element, and Σ e^(x − largest).
    private static func largestAndTotal(_ x: ReferenceArray, _ row: Int) -> (Double, Double) {
        let classes = x.shape.last
        let range = row * classes..<(row + 1) * classes
        let largest = range.reduce(-Double.infinity) { Swift.max($0, x[$1]) }
        return (largest, range.reduce(0) { $0 + (x[$1] - largest).exponential })
    }
}

extension Double {
    // By these names because `exp` and `log` are operations of tensors here.
    fileprivate var exponential: Double { Foundation.exp(self) }
    fileprivate var logarithm: Double { Foundation.log(self) }
}
