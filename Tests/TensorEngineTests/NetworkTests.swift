import Diagnostics
import Foundation
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Softmax, cross entropy, optimizers") struct Networks {
        @Test("Softmax sums to one and does not overflow")
        func softmax() throws {
            let x = try Tensor([0, 0, 1000, 1000] as [Float], shape: [2, 2])
            try expect(x.softmax(), [0.5, 0.5, 0.5, 0.5], shape: [2, 2])
            try expect(
                x.logSoftmax(), [Double](repeating: -log(2), count: 4), shape: [2, 2],
                tolerance: 1e-4)
            let y = try tensor([50, 33])
            for axis in [0, 1] {
                try expectAgreement("softmax", tolerance: 1e-6) { try y.softmax(axis: axis) }
                try expectAgreement("logSoftmax", tolerance: 1e-6) { try y.logSoftmax(axis: axis) }
            }
        }

        @Test("Cross entropy of known probabilities")
        func crossEntropy() throws {
            // Logits that are logarithms of probabilities give back −log p of the label.
            let p: [Double] = [0.2, 0.3, 0.5, 0.7, 0.2, 0.1]
            let logits = try Tensor(p.map { log($0) }, shape: [2, 3])
            let labels = try Tensor([2, 0] as [UInt8])
            try expect(
                logits.softmaxCrossEntropyLosses(labels: labels), [-log(0.5), -log(0.7)],
                shape: [2], tolerance: 1e-14)
            #expect(
                (try logits.softmaxCrossEntropy(labels: labels).item() + (log(0.5) + log(0.7)) / 2)
                    .magnitude < 1e-14)
            let scores = try tensor([70, 10])
            let classes = try Tensor((0..<70).map { Int32($0 % 10) })
            try expectAgreement("cross entropy", tolerance: 1e-6) {
                try scores.softmaxCrossEntropyLosses(labels: classes)
            }
        }

        @Test("A label that is no class fails late, names itself, and points at its line")
        func badLabel() throws {
            Site.current = SourceSite(rawValue: 42)
            defer { Site.current = .unknown }
            let logits = try Tensor(zeros: [3, 10])
            let labels = try Tensor([1, 12, 3] as [Int32])
            let loss = try logits.softmaxCrossEntropy(labels: labels)
            Site.current = .unknown
            let other = try logits + 1
            for _ in 0..<2 {
                let problem = try failure { try loss.force() }
                #expect(problem.id == "label-out-of-range")
                #expect(problem.site == SourceSite(rawValue: 42))
                #expect(
                    problem.message
                        == "softmaxCrossEntropy: the label 12 of row 1 is not one of 10 classes")
            }
            // What does not depend on it is not lost.
            try Engine.forceAll()
            #expect(try other.sum().item() == 30)
        }

        @Test(
            "Labels of the right form pass as they are, and their gradient with them",
            arguments: LabelForm.allCases, [DType.float32, .float64, .float16])
        func checkedLabels(form: LabelForm, dtype: DType) throws {
            let right: [Double] =
                switch form {
                case .yesNo: [0, 1, 0.25, 1, 0, 0.5]
                case .signs: [1, -1, -1, -1, 1, 1]
                // Rounded to two decimals they need not add up to one exactly.
                case .shares, .divergenceShares: [0.33, 0.33, 0.33, 1, 0, 0]
                case .classWeights: [0, 1, 0.25, 10, 3, 0.5]
                }
            let labels = try Tensor(right, shape: [2, 3]).cast(to: dtype)
            for _ in 0..<2 {
                let checked = labels.checkedLabels(form)
                #expect(checked.dtype == dtype)
                #expect(try checked.scalars(as: Double.self) == labels.scalars(as: Double.self))
            }
            try expectAgreement("\(form)", tolerance: 0) { labels.checkedLabels(form) }
            #expect(try Tensor(zeros: [0, 3], dtype: dtype).checkedLabels(form).count == 0)
        }

        @Test(
            "A label of another form fails late, with its place, and points at its line",
            arguments: [
                (.yesNo, [0, 1, 0.5, 1, 2, -3], "the label 2 at [1, 1] is not between 0 and 1"),
                (
                    .yesNo, [0, 1, 0.5, .nan, 2, 0],
                    "the label nan at [1, 0] is not between 0 and 1"
                ),
                (.signs, [1, -1, 1, -1, 1, 0.5], "the label 0.5 at [1, 2] is neither -1 nor 1"),
                (
                    .shares, [0.5, 0.5, 0, 1, 0, 1],
                    "the probabilities of row 1 add up to 2, not to 1"
                ),
                (.shares, [0.5, 0.5, 0, 1.5, 0, -0.5], "1.5 at [1, 0] is no probability"),
                (
                    .divergenceShares, [0, 0, 0, 1, 0, 0],
                    "the probabilities of row 0 add up to 0, not to 1"
                ),
                (.classWeights, [0, 1, 8, -2, 1, 1], "-2 at [1, 0] is no weight for a class"),
                (
                    .classWeights, [0, 1, 8, .infinity, 1, 1],
                    "inf at [1, 0] is no weight for a class"
                ),
                (.classWeights, [0, .nan, 1, 1, 1, 1], "nan at [0, 1] is no weight for a class"),
            ] as [(LabelForm, [Double], String)])
        func labelsOfAnotherForm(form: LabelForm, numbers: [Double], text: String) throws {
            defer { Site.current = .unknown }
            for dtype in [DType.float32, .float64, .bfloat16] {
                // The second time a plan runs.
                for _ in 0..<2 {
                    let labels = try Tensor(numbers, shape: [2, 3]).cast(to: dtype)
                    Site.current = SourceSite(rawValue: 42)
                    let checked = labels.checkedLabels(form)
                    Site.current = .unknown
                    let sum = try (checked * 2).sum()
                    let problem = try failure { try sum.force() }
                    let id = form == .classWeights ? "invalid-argument" : "label-out-of-range"
                    #expect(problem.id == id)
                    #expect(problem.message == "\(form.loss): \(text)")
                    #expect(problem.site == SourceSite(rawValue: 42) && problem.hint != nil)
                }
            }
        }

        @Test("A bad label in one batch is an error, and the model keeps its values")
        func modelSurvives() throws {
            var p = try tensor([4, 3])
            let before = try p.scalars(as: Float.self)
            let x = try tensor([2, 4])
            for round in 0..<3 {
                let labels = try Tensor([0, round == 1 ? 3 : 2] as [Int32])
                let loss = try x.matmul(p).softmaxCrossEntropy(labels: labels)
                p = try Optimizers.sgdStep(
                    parameters: [p], gradients: [p * 0 + loss * 0 + 1], velocity: [],
                    learningRate: 1
                ).parameters[0]
                if round == 1 {
                    #expect(try failure { try Engine.forceAll() }.id == "label-out-of-range")
                } else {
                    try Engine.forceAll()
                }
                let steps = Float(round == 0 ? 1 : round)
                #expect(
                    try p.scalars(as: Float.self)
                        == before.map { value in
                            (0..<Int(steps)).reduce(value) { sum, _ in sum - 1 }
                        })
            }
        }

        @Test("Adam's first step moves each weight by the learning rate against its gradient")
        func adam() throws {
            let p = try Tensor([1, 2, 3] as [Double])
            let g = try Tensor([0.5, -2, 0] as [Double])
            let zero = try Tensor(zeros: [3], dtype: .float64)
            let (ps, ms, vs) = try Optimizers.adamStep(
                parameters: [p], gradients: [g], m: [zero], v: [zero], step: 1, learningRate: 0.1)
            try expect(ps[0], [0.9, 2.1, 3], shape: [3], tolerance: 1e-8)
            try expect(ms[0], [0.05, -0.2, 0], shape: [3], tolerance: 1e-15)
            try expect(vs[0], [0.00025, 0.004, 0], shape: [3], tolerance: 1e-15)
        }

        @Test("Ten Adam steps agree with the plain formula, and old values stay")
        func adamAgrees() throws {
            let start = try tensor([300])
            let run = {
                var p = start
                var m = try Tensor(zeros: [300])
                var v = try Tensor(zeros: [300])
                for step in 1...10 {
                    let result = try Optimizers.adamStep(
                        parameters: [p], gradients: [p * 2 - 1], m: [m], v: [v], step: step,
                        learningRate: 0.05, weightDecay: 0.01)
                    (p, m, v) = (result.parameters[0], result.m[0], result.v[0])
                    try Engine.forceAll()
                }
                return p
            }
            let before = try start.scalars(as: Float.self)
            try expectAgreement("Adam", tolerance: 1e-5) { try run() }
            #expect(try start.scalars(as: Float.self) == before)
        }

        @Test("Momentum gathers speed")
        func momentum() throws {
            var p = [try Tensor([1.0] as [Double])]
            var u = [try Tensor([0.0] as [Double])]
            let g = [try Tensor([1.0] as [Double])]
            for _ in 0..<2 {
                let result = try Optimizers.sgdStep(
                    parameters: p, gradients: g, velocity: u, learningRate: 0.1, momentum: 0.9)
                (p, u) = (result.parameters, result.velocity)
            }
            // 1 − 0.1 · 1 − 0.1 · 1.9
            try expect(p[0], [0.71], shape: [1], tolerance: 1e-15)
            try expect(u[0], [1.9], shape: [1], tolerance: 1e-15)
            let plain = try Optimizers.sgdStep(
                parameters: p, gradients: g, velocity: [], learningRate: 0.5)
            try expect(plain.parameters[0], [0.21], shape: [1], tolerance: 1e-15)
            let wrong = try failure {
                _ = try Optimizers.sgdStep(
                    parameters: p, gradients: [Tensor(zeros: [2], dtype: .float64)], velocity: [],
                    learningRate: 1)
            }
            #expect(wrong.id == "shape-mismatch")
        }
    }

    @Suite("Random numbers") struct Randomness {
        @Test("The same seed gives the same numbers, wherever it runs")
        func seeds() throws {
            let draw = {
                try Tensor(random: .normal(mean: 0, deviation: 1), shape: [1001], seed: 7)
                    .scalars(as: Float.self)
            }
            let first = try draw()
            Engine.limitThreads(1)
            #expect(try draw() == first)
            Engine.limitThreads(0)
            let other = try Tensor(
                random: .normal(mean: 0, deviation: 1), shape: [1001], seed: 8
            ).scalars(as: Float.self)
            #expect(other != first)
        }

        @Test("Counters are reserved when an operation is recorded, not when it runs")
        func counters() throws {
            let shape: Shape = [64]
            Engine.seedRandom(3)
            let a = try Tensor(random: .uniform(low: 0, high: 1), shape: shape)
            let b = try Tensor(random: .uniform(low: 0, high: 1), shape: shape)
            let late = try b.scalars(as: Float.self)
            Engine.seedRandom(3)
            let c = try Tensor(random: .uniform(low: 0, high: 1), shape: shape)
            #expect(try c.scalars(as: Float.self) == a.scalars(as: Float.self))
            let d = try Tensor(random: .uniform(low: 0, high: 1), shape: shape)
            #expect(try d.scalars(as: Float.self) == late)
        }

        @Test("Distributions have the moments and bounds they claim")
        func moments() throws {
            // With 200,000 draws a mean strays by more than 5/√200000 = 0.011 deviations
            // less than once in a million.
            let count = 200_000
            let u = try Tensor(random: .uniform(low: -1, high: 3), shape: [count], seed: 1)
            #expect((try u.mean().item() - 1).magnitude < 0.011 * 1.155)
            #expect((try u.variance().item() - 16.0 / 12).magnitude < 0.02)
            #expect(try u.min().item() >= -1 && u.max().item() < 3)
            let n = try Tensor(random: .normal(mean: 2, deviation: 3), shape: [count], seed: 1)
            #expect((try n.mean().item() - 2).magnitude < 0.033)
            #expect((try n.variance().item() - 9).magnitude < 0.2)
            let t = try Tensor(
                random: .truncatedNormal(mean: 0, deviation: 1), shape: [count], seed: 1)
            #expect(try t.abs().max().item() <= 2)
            // The variance of a normal number cut at two deviations is 0.7737.
            #expect((try t.variance().item() - 0.7737).magnitude < 0.01)
        }

        @Test("Dropout zeroes about its rate and keeps the mean")
        func dropout() throws {
            let x = try Tensor(ones: [100_000]).dropout(rate: 0.25, seed: 5)
            let zeros = try x.equal(Tensor(constant: 0)).mean().item()
            #expect((zeros - 0.25).magnitude < 0.007)
            #expect((try x.max().item() - 4.0 / 3).magnitude < 1e-6)
            #expect(try failure { _ = try x.dropout(rate: 1) }.id == "invalid-argument")
        }
    }
}
