import Autodiff
import Diagnostics
import TensorEngine
import Testing

/// All suites of this module: one after the other, because there is one engine.
@Suite(.serialized) enum AutodiffTests {}

/// Float64 numbers that are neither small nor regular, the same on every run.
func numbers(_ shape: Shape, from low: Double = -2, to high: Double = 2) throws -> Tensor {
    let values: [Double] = (0..<shape.count).map { place in
        let golden = 0.618_033_988_749_895
        let fraction: Double = (Double(place) * golden + 0.1).truncatingRemainder(dividingBy: 1)
        return low + (high - low) * fraction
    }
    return try Tensor(values, shape: shape)
}

extension AutodiffTests {
    @Suite("Derivative rules against finite differences") struct Rules {
        typealias Function = ([Tensor]) throws -> Tensor

        let unary: [(String, Double, Function)] = [
            ("-", -2, { try -$0[0] }), ("abs", -2, { try $0[0].abs() }),
            ("exp", -2, { try $0[0].exp() }), ("log", 0.5, { try $0[0].log() }),
            ("sqrt", 0.5, { try $0[0].sqrt() }), ("rsqrt", 0.5, { try $0[0].rsqrt() }),
            ("sin", -2, { try $0[0].sin() }), ("cos", -2, { try $0[0].cos() }),
            ("tanh", -2, { try $0[0].tanh() }), ("sigmoid", -2, { try $0[0].sigmoid() }),
            ("relu", -2, { try $0[0].relu() }), ("erf", -2, { try $0[0].erf() }),
            ("gelu", -2, { try $0[0].gelu() }), ("square", -2, { try $0[0].square() }),
            ("reciprocal", 0.5, { try $0[0].reciprocal() }),
            ("log1p", -0.5, { try $0[0].log1p() }), ("expm1", -2, { try $0[0].expm1() }),
            ("softmax", -2, { try $0[0].softmax() }),
            ("softmax over 0", -2, { try $0[0].softmax(axis: 0) }),
            ("logSoftmax", -2, { try $0[0].logSoftmax() }),
            ("logSumExp", -2, { try $0[0].logSumExp() }),
            ("sum", -2, { try $0[0].sum(axes: [0]) }), ("mean", -2, { try $0[0].mean(axes: [1]) }),
            ("max", -2, { try $0[0].max(axes: [1]) }), ("min", -2, { try $0[0].min() }),
            ("product", 0.5, { try $0[0].product(axes: [1]) }),
            ("variance", -2, { try $0[0].variance(axes: [0]) }),
            ("transposed", -2, { try $0[0].transposed() }),
            ("reshaped", -2, { try $0[0].reshaped(to: [-1]) }),
            ("broadcast", -2, { try $0[0].expandingDimension(at: 0).broadcast(to: [2, 3, 4]) }),
            ("slice", -2, { try $0[0].slice([.at(1), .range(lower: 0, upper: nil, step: 2)]) }),
            ("clipped", -2, { try $0[0].clipped(to: -1, 1) }),
            ("power 3", -2, { try $0[0].power(3) }),
        ]

        @Test("Functions of one tensor")
        func functions() throws {
            for (name, low, body) in unary {
                let x = try numbers([3, 4], from: low, to: 2.1)
                let wrong = try GradientCheck.mismatches(at: [x], of: body)
                #expect(wrong.isEmpty, "\(name): \(wrong)")
            }
        }

        @Test("A product with zeros has the slopes that the other factors make")
        func productsWithZeros() throws {
            let x = try Tensor([2, 0, 3, 0, 5, 0, 1, 2, 4] as [Float]).reshaped(to: [3, 3])
            let slope = try valueWithGradients(at: [x]) { try $0[0].product(axes: [1]).sum() }
                .gradients[0]
            // 2·0·3 has one zero, 0·5·0 two, 1·2·4 none.
            let expected: [Float] = [0, 6, 0, 0, 0, 0, 8, 4, 2]
            #expect(try slope.scalars(as: Float.self) == expected)
        }

        @Test("Functions of two tensors, with and without broadcasting")
        func operators() throws {
            let operators: [(String, Function)] = [
                ("+", { try $0[0] + $0[1] }), ("-", { try $0[0] - $0[1] }),
                ("*", { try $0[0] * $0[1] }), ("/", { try $0[0] / $0[1] }),
                ("power", { try $0[0].power($0[1]) }),
                ("maximum", { try $0[0].maximum($0[1]) }),
                ("minimum", { try $0[0].minimum($0[1]) }),
                ("select", { try $0[0].greater($0[1]).select($0[0], $0[1] * 2) }),
            ]
            let shapes: [(Shape, Shape)] = [
                ([3, 4], [3, 4]), ([3, 4], [4]), ([3, 1], [4]), ([], [3, 2]),
            ]
            for (name, body) in operators {
                for (left, right) in shapes {
                    let a = try numbers(left, from: 0.5, to: 2)
                    let b = try numbers(right, from: 0.7, to: 1.9)
                    let wrong = try GradientCheck.mismatches(at: [a, b], of: body)
                    #expect(wrong.isEmpty, "\(left) \(name) \(right): \(wrong)")
                }
            }
        }

        @Test("Products, in all four orientations and batched")
        func products() throws {
            for (ta, tb) in [(false, false), (true, false), (false, true), (true, true)] {
                let a = try numbers(ta ? [4, 3] : [3, 4])
                let b = try numbers(tb ? [5, 4] : [4, 5])
                let wrong = try GradientCheck.mismatches(at: [a, b]) {
                    try $0[0].matmul($0[1], transposeSelf: ta, transposeOther: tb)
                }
                #expect(wrong.isEmpty, "\(ta) \(tb): \(wrong)")
            }
            let batched = try GradientCheck.mismatches(at: [
                numbers([2, 3, 4]), numbers([2, 4, 2]),
            ]) {
                try $0[0].matmul($0[1])
            }
            #expect(batched.isEmpty)
            let vector = try GradientCheck.mismatches(at: [numbers([3, 4]), numbers([4])]) {
                try $0[0].matmul($0[1])
            }
            #expect(vector.isEmpty)
        }

        @Test("Moving elements: concatenation, rows, assignment")
        func moves() throws {
            let indices = try Tensor([2, 0, 2, 1] as [Int32])
            let functions: [(String, Function)] = [
                ("concatenated", { try Tensor.concatenated([$0[0], $0[1]], axis: 1) }),
                ("stacked", { try Tensor.stacked([$0[0], $0[1] * 2]) }),
                ("gathering", { try $0[0].gathering(indices) * $0[1].gathering(indices) }),
                (
                    "scatterAdded",
                    { try $0[0].gathering(indices).scatterAdded(at: indices, rows: 5) }
                ),
                ("updating", { try $0[0].updating([.at(1)], with: $0[1].slice([.at(0)])) }),
                ("cast", { try $0[0].cast(to: .float64) * $0[1] }),
            ]
            for (name, body) in functions {
                let wrong = try GradientCheck.mismatches(
                    at: [numbers([3, 4]), numbers([3, 4], from: 1, to: 2)], of: body)
                #expect(wrong.isEmpty, "\(name): \(wrong)")
            }
        }

        @Test("Cross entropy, and a whole network with it")
        func networks() throws {
            let labels = try Tensor([1, 0, 3] as [UInt8])
            let losses = try GradientCheck.mismatches(at: [numbers([3, 4])]) {
                try $0[0].softmaxCrossEntropyLosses(labels: labels)
            }
            #expect(losses.isEmpty)
            let x = try numbers([3, 5])
            let parameters = try [numbers([5, 6]), numbers([6]), numbers([6, 4]), numbers([4])]
            let network = try GradientCheck.mismatches(at: parameters) { p in
                let hidden = try (x.matmul(p[0]) + p[1]).tanh()
                return try (hidden.matmul(p[2]) + p[3]).softmaxCrossEntropy(labels: labels)
            }
            #expect(network.isEmpty, "\(network)")
        }

        @Test("Gradients of gradients")
        func secondOrder() throws {
            let functions: [(String, Function)] = [
                ("exp", { try $0[0].exp() }), ("x³", { try $0[0] * $0[0] * $0[0] }),
                ("tanh", { try $0[0].tanh() }), ("sigmoid", { try $0[0].sigmoid() }),
                ("softmax", { try $0[0].softmax() }), ("log", { try $0[0].square().log1p() }),
                ("matmul", { try $0[0].matmul($0[0].transposed()) }),
                ("slice", { try $0[0].slice([.at(0)]).square() }),
                ("max", { try $0[0].max(axes: [1]).square() }),
                (
                    "cross entropy",
                    { try $0[0].softmaxCrossEntropyLosses(labels: Tensor([1, 0] as [Int32])) }
                ),
            ]
            for (name, body) in functions {
                let wrong = try GradientCheck.mismatches(at: [numbers([2, 3])]) { x in
                    let inner = try valueWithGradients(at: x) { try body($0).square().sum() }
                    return inner.gradients[0]
                }
                #expect(wrong.isEmpty, "\(name): \(wrong)")
            }
        }
    }

    @Suite("What gradients are of") struct Paths {
        @Test("The gradient of x³ at 2 is 12, its gradient 12, and its gradient 6")
        func cube() throws {
            let x = try Tensor([2.0] as [Double])
            let tape = GradientTape()
            defer { tape.close() }
            let w = tape.watch(x)
            let first = try gradients(of: (w * w * w).sum(), withRespectTo: [w])[0]
            let second = try gradients(of: first.sum(), withRespectTo: [w])[0]
            let third = try gradients(of: second.sum(), withRespectTo: [w])[0]
            #expect(try first.item() == 12)
            #expect(try second.item() == 12)
            #expect(try third.item() == 6)
        }

        @Test("Looking at a value in the middle does not cut the gradient")
        func looking() throws {
            let x = try Tensor([3.0] as [Double])
            let (value, slopes) = try valueWithGradients(at: [x]) { p in
                let square = try p[0] * p[0]
                #expect(try square.item() == 9)
                let cube = try square * p[0]
                #expect(try cube.item() == 27)
                return try cube.sum()
            }
            #expect(try value.item() == 27)
            #expect(try slopes[0].item() == 27)
        }

        @Test("What the loss does not depend on has a gradient of zeros")
        func independence() throws {
            let (_, slopes) = try valueWithGradients(at: [numbers([2]), numbers([3])]) {
                try $0[0].sum()
            }
            #expect(try slopes[1].scalars(as: Double.self) == [0, 0, 0])
            let (_, stopped) = try valueWithGradients(at: [numbers([2])]) {
                try ($0[0].withoutGradient() * $0[0]).sum()
            }
            #expect(
                try stopped[0].scalars(as: Double.self) == numbers([2]).scalars(as: Double.self))
        }

        @Test("A path through argmax or a count of errors is refused, with its name and line")
        func blocked() throws {
            let logits = try numbers([4, 3])
            let labels = try Tensor([0, 1, 2, 0] as [Int32])
            do {
                _ = try valueWithGradients(at: [logits]) { p in
                    Site.current = SourceSite(rawValue: 5)
                    defer { Site.current = .unknown }
                    let right = try p[0].argmax(axis: 1).equal(labels)
                    return try right.cast(to: .float64).mean()
                }
                Issue.record("no failure")
            } catch let failure as Failure {
                #expect(failure.id == "not-differentiable")
                #expect(failure.message.contains("cast") || failure.message.contains(".=="))
                #expect(failure.site == SourceSite(rawValue: 5))
            }
        }

        @Test("Whole-number labels and masks on the way are no obstacle")
        func masks() throws {
            let x = try Tensor([-1.0, 2.0] as [Double])
            let (_, slopes) = try valueWithGradients(at: [x]) { p in
                let mask = try p[0].greater(p[0] * 0)
                return try mask.select(p[0] * 3, p[0]).sum()
            }
            #expect(try slopes[0].scalars(as: Double.self) == [1, 3])
        }

        @Test("Only one floating-point number has a gradient")
        func scalars() throws {
            let x = try numbers([2])
            #expect(throws: Failure.self) { try valueWithGradients(at: [x]) { $0[0] } }
        }

        @Test("Tapes let go of what they kept")
        func release() throws {
            var loss: Tensor?
            for _ in 0..<3 {
                let x = try numbers([10])
                loss = try valueWithGradients(at: [x]) { p in
                    var y = p[0]
                    for _ in 0..<1000 { y = try y * 0.999 }
                    _ = try y.sum().item()
                    return try y.sum()
                }.value
                try Engine.forceAll()
            }
            #expect(Engine.pendingCount == 0)
            #expect(loss?.isMaterialized == true)
        }

        @Test("A network learns: fifty Adam steps lower its loss as the plain routines do")
        func training() throws {
            func train() throws -> [Double] {
                let x = try numbers([16, 6]).cast(to: .float32)
                let labels = try Tensor((0..<16).map { UInt8($0 % 3) })
                var p = try [numbers([6, 20]), numbers([20]), numbers([20, 3]), numbers([3])].map {
                    try ($0 * 0.3).cast(to: .float32)
                }
                var m = try p.map { try Tensor(zeros: $0.shape) }
                var v = try p.map { try Tensor(zeros: $0.shape) }
                var losses: [Double] = []
                for step in 1...50 {
                    let (loss, slopes) = try valueWithGradients(at: p) { p in
                        let hidden = try (x.matmul(p[0]) + p[1]).relu()
                        return try (hidden.matmul(p[2]) + p[3]).softmaxCrossEntropy(labels: labels)
                    }
                    (p, m, v) = try Optimizers.adamStep(
                        parameters: p, gradients: slopes, m: m, v: v, step: step,
                        learningRate: 0.01)
                    try Engine.forceAll()
                    losses.append(try loss.item())
                }
                return losses
            }
            Engine.usesReferenceRoutines = true
            let expected = try train()
            Engine.usesReferenceRoutines = false
            let losses = try train()
            for (loss, wanted) in zip(losses, expected) {
                #expect((loss - wanted).magnitude < 1e-4)
            }
            #expect(losses[49] < losses[0] * 0.8)
        }
    }
}
