import Autodiff
import Diagnostics
import TensorEngine
import Testing

extension AutodiffTests {
    /// Each op that has a derivative rule must occur in one of these functions or in its gradients, and
    /// the functions' slopes, and slopes of slopes, must be what finite differences say.
    @Suite("Every derivative rule against finite differences") struct EveryRule {
        /// A function of Float64 tensors of the given shapes, with elements from `low` to `high`.
        struct Sample: CustomTestStringConvertible, Sendable {
            let name: String
            let shapes: [Shape]
            var low = -2.0
            var high = 2.1
            let body: @Sendable ([Tensor]) throws -> Tensor
            var testDescription: String { name }

            init(
                _ name: String, _ shapes: [Shape], _ low: Double = -2, _ high: Double = 2.1,
                _ body: @escaping @Sendable ([Tensor]) throws -> Tensor
            ) {
                self.name = name
                self.shapes = shapes
                (self.low, self.high) = (low, high)
                self.body = body
            }

            func inputs() throws -> [Tensor] {
                try shapes.enumerated().map { index, shape in
                    // Starts differ, so that operands do.
                    let count = shape.count + index * 3
                    let all = try numbers([count], from: low, to: high)
                    return try all.slice([.range(lower: index * 3, upper: count, step: 1)])
                        .reshaped(to: shape)
                }
            }

            /// The gradients of the sum of the function's squares, one behind the other.
            func slopes(_ inputs: [Tensor]) throws -> Tensor {
                let parts = try valueWithGradients(at: inputs) {
                    try (body($0).square() * 0.5).sum()
                }.gradients
                return try Tensor.concatenated(parts.map { try $0.flattened() })
            }
        }

        static let elementwise: [Sample] = [
            Sample("broadcast", [[3]]) { try $0[0].broadcast(to: [2, 3]) },
            Sample("negate", [[3]]) { try -$0[0] },
            Sample("abs", [[5]]) { try $0[0].abs() },
            Sample("exp", [[5]]) { try $0[0].exp() },
            Sample("log", [[5]], 0.5) { try $0[0].log() },
            Sample("sqrt", [[5]], 0.5) { try $0[0].sqrt() },
            Sample("rsqrt", [[5]], 0.5) { try $0[0].rsqrt() },
            Sample("sin", [[5]]) { try $0[0].sin() },
            Sample("cos", [[5]]) { try $0[0].cos() },
            Sample("tanh", [[5]]) { try $0[0].tanh() },
            Sample("sigmoid", [[5]]) { try $0[0].sigmoid() },
            Sample("relu", [[5]]) { try $0[0].relu() },
            Sample("erf", [[5]]) { try $0[0].erf() },
            Sample("square", [[5]]) { try $0[0].square() },
            Sample("reciprocal", [[5]], 0.5) { try $0[0].reciprocal() },
            Sample("log1p", [[5]], -0.5) { try $0[0].log1p() },
            Sample("expm1", [[5]]) { try $0[0].expm1() },
            Sample("asin", [[5]], -0.8, 0.8) { try $0[0].asin() },
            Sample("acos", [[5]], -0.8, 0.8) { try $0[0].acos() },
            Sample("atan", [[5]]) { try $0[0].atan() },
            Sample("+", [[2, 3], [3]]) { try $0[0] + $0[1] },
            Sample("-", [[2, 3], [2, 1]]) { try $0[0] - $0[1] },
            Sample("*", [[2, 3], [3]]) { try $0[0] * $0[1] },
            Sample("/", [[2, 3], [3]], 0.5) { try $0[0] / $0[1] },
            Sample("%", [[5], [5]], 0.5) { try $0[0] % $0[1] },
            Sample("power", [[4], [4]], 0.5) { try $0[0].power($0[1]) },
            Sample("maximum", [[4], [4]]) { try $0[0].maximum($0[1]) },
            Sample("minimum", [[4], [4]]) { try $0[0].minimum($0[1]) },
            Sample("select", [[4], [4]]) { try $0[0].greater($0[1]).select($0[0].sin(), $0[1]) },
        ]

        static let moving: [Sample] = [
            Sample("reshape", [[6]]) { try $0[0].reshaped(to: [2, 3]) },
            Sample("transpose", [[2, 3]]) { try $0[0].transposed() },
            Sample("slice", [[4, 3]]) { try $0[0].slice([.range(lower: 0, upper: 4, step: 2)]) },
            Sample("assignment", [[4], [2]]) {
                try $0[0].updating([.range(lower: 1, upper: 3, step: 1)], with: $0[1])
            },
            Sample("concatenated", [[2], [3]]) { try Tensor.concatenated($0) },
            Sample("gathered", [[3, 2]]) { try $0[0].gathering(Tensor([2, 0, 2] as [Int32])) },
            Sample("scatterAdded", [[3, 2]]) {
                try $0[0].scatterAdded(at: Tensor([1, 0, 1] as [Int32]), rows: 2)
            },
            // Float32 has too few digits for differences; there and back again is enough.
            Sample("cast", [[3]]) { try $0[0].sin().cast(to: .float64) + $0[0].cast(to: .float64) },
            Sample("sum", [[2, 3]]) { try $0[0].sum(axes: [1]) },
            Sample("mean", [[2, 3]]) { try $0[0].mean(axes: [0]) },
            Sample("max", [[2, 3]]) { try $0[0].max(axes: [1]) },
            Sample("min", [[2, 3]]) { try $0[0].min(axes: [1]) },
            Sample("product", [[2, 3]], 0.5) { try $0[0].product(axes: [1]) },
            Sample("cumulativeSum", [[2, 3]]) { try $0[0].cumulativeSum(axis: 1) },
            Sample("customGradient", [[3]]) { x in
                let value = try x[0].withoutGradient().square()
                let upstream = Tensor.upstream(of: value)
                return try value.withGradient(
                    of: [x[0]], upstream: upstream, slopes: [upstream * (x[0] * 2)])
            },
            Sample("customGradient of three", [[3], [3], [1]]) { x in
                let value = try (x[0] * x[1] + x[2]).withoutGradient()
                let upstream = Tensor.upstream(of: value)
                return try value.withGradient(
                    of: x, upstream: upstream,
                    slopes: [
                        upstream * x[1], upstream * x[0],
                        upstream.sum(axes: [0], keepingDimensions: true),
                    ])
            },
        ]

        static let networks: [Sample] = [
            Sample("matmul", [[2, 3], [3, 2]]) { try $0[0].matmul($0[1]) },
            Sample("softmax", [[2, 3]]) { try $0[0].softmax() },
            Sample("logSoftmax", [[2, 3]]) { try $0[0].logSoftmax() },
            Sample("softmaxCrossEntropy", [[2, 3]]) {
                try $0[0].softmaxCrossEntropyLosses(labels: Tensor([2, 0] as [Int32]))
            },
            Sample("convolution", [[1, 4, 4, 2], [2, 2, 2, 2]]) {
                try $0[0].convolved(
                    with: $0[1], strides: [1], dilations: [1], padding: .same, groups: 1)
            },
            Sample("maxPool", [[1, 4, 4, 1]]) {
                try $0[0].maxPooled(sizes: [2], strides: [2], padding: .valid)
            },
            Sample("averagePool", [[1, 4, 4, 1]]) {
                try $0[0].averagePooled(sizes: [3], strides: [1], padding: .same)
            },
            Sample("solve", [[3, 3], [3, 2]]) { try regular($0[0]).solving($0[1]) },
            Sample("determinant", [[3, 3]]) { try regular($0[0]).determinant() * 0.1 },
            Sample("cholesky", [[3, 3]]) { try definite($0[0]).cholesky() },
            Sample("qr", [[4, 3]]) {
                let (q, r) = try $0[0].qr()
                return try Tensor.concatenated([q.flattened(), r.flattened()])
            },
            Sample("qr of a wide matrix", [[2, 4]]) {
                let (q, r) = try $0[0].qr()
                return try Tensor.concatenated([q.flattened(), r.flattened()])
            },
            Sample("svd", [[3, 2]]) {
                let (u, s, vt) = try $0[0].svd()
                return try Tensor.concatenated([
                    u.square().flattened(), s, vt.square().flattened(),
                ])
            },
            Sample("labels", [[2, 3]]) { try $0[0].sigmoid().checkedLabels(.yesNo).square() },
            Sample("eigh", [[3, 3]]) {
                let (values, vectors) = try definite($0[0]).eigh()
                return try Tensor.concatenated([values, vectors.square().flattened()])
            },
        ]

        static var samples: [Sample] { elementwise + moving + networks }

        /// A matrix far from singular.
        static func regular(_ x: Tensor) throws -> Tensor {
            try x + Tensor(identity: x.shape.last, dtype: .float64) * 5
        }

        /// A symmetric, positive definite matrix.
        static func definite(_ x: Tensor) throws -> Tensor {
            try x.matmul(x.transposed()) + Tensor(identity: x.shape.last, dtype: .float64)
        }

        @Test("Slopes are differences", arguments: samples)
        func slopes(sample: Sample) throws {
            let before = Engine.pendingCount
            let wrong = try GradientCheck.mismatches(at: sample.inputs(), of: sample.body)
            #expect(wrong.isEmpty, "\(sample.name): \(wrong)")
            // Plans must not hold on to the nodes they were built from.
            #expect(Engine.pendingCount == before, "\(sample.name) leaves nodes behind")
        }

        @Test("Slopes of slopes are differences of slopes", arguments: samples)
        func slopesOfSlopes(sample: Sample) throws {
            let wrong = try GradientCheck.mismatches(
                at: sample.inputs(), tolerance: 1e-5, of: sample.slopes)
            #expect(wrong.isEmpty, "\(sample.name): \(wrong)")
        }

        @Test("No rule is left out")
        func coverage() throws {
            var seen: Set<Op> = []
            for sample in Self.samples {
                let tape = GradientTape()
                defer { tape.close() }
                let watched = try sample.inputs().map { tape.watch($0) }
                let slopes = try sample.slopes(watched)
                let second = try gradients(of: slopes.square().sum(), withRespectTo: watched)
                var waiting = second.map(\.node)
                var visited: Set<ObjectIdentifier> = []
                while let node = waiting.popLast() {
                    guard visited.insert(ObjectIdentifier(node)).inserted else { continue }
                    seen.insert(node.op)
                    node.forEachInput { waiting.append($0) }
                }
            }
            let missing = Engine.differentiableOps.filter { !seen.contains($0) }
            #expect(missing.isEmpty, "add a sample for \(missing)")
        }
    }
}
