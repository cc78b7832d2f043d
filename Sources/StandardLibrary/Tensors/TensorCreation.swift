import Diagnostics
import TensorEngine
import VirtualMachine

extension TensorLibrary {
    static let creation = [
        LibraryGroup("extension Tensor") {
            filled
            random
            otherDistributions
            sequences
        },
        LibraryGroup {
            Builtin(
                """
                /// Starts the session's random tensors, shuffles and weights afresh, so that what follows repeats.
                ///
                /// A session that never calls it starts from a fixed seed.
                func seed(_ value: Int)
                """
            ) { (value: Int) in Engine.seedRandom(UInt64(seed: value)) }
            Builtin("func _drawSeed() -> Int") { SeedSequence.next() }
        },
    ]

    @BuiltinList private static var filled: [Builtin] {
        Builtin(
            tensor: """
                /// A tensor of zeros.
                init(zeros shape: [Int], dtype: DType = .float32)
                """
        ) { (shape: [Int], dtype: DType) in
            try Tensor(zeros: Shape(checking: shape), dtype: dtype)
        }
        Builtin(
            tensor: """
                /// A tensor of ones.
                init(ones shape: [Int], dtype: DType = .float32)
                """
        ) { (shape: [Int], dtype: DType) in
            try Tensor(ones: Shape(checking: shape), dtype: dtype)
        }
        Builtin(
            tensor: """
                /// A tensor in which every element is `value`.
                init(repeating value: Double, shape: [Int], dtype: DType = .float32)
                """
        ) { (value: Double, shape: [Int], dtype: DType) in
            try Tensor(full: value, shape: Shape(checking: shape), dtype: dtype)
        }
        Builtin(
            tensor: """
                /// The identity matrix of `size` rows and columns.
                init(eye size: Int, dtype: DType = .float32)
                """
        ) { (size: Int, dtype: DType) in try Tensor(identity: size, dtype: dtype) }
    }

    @BuiltinList private static var random: [Builtin] {
        Builtin(
            tensor: """
                /// Random numbers from a normal distribution.
                ///
                /// The same seed always gives the same numbers; without one they come from the session's generator.
                init(randomNormal shape: [Int], mean: Double = 0, standardDeviation: Double = 1, seed: Int? = nil)
                """
        ) { (shape: [Int], mean: Double, deviation: Double, seed: Int?) in
            try Tensor(
                random: .normal(mean: mean, deviation: deviation), shape: Shape(checking: shape),
                seed: seed.map(UInt64.init(seed:)))
        }
        Builtin(
            tensor: """
                /// Random numbers, each as likely, from `low` up to `high`.
                ///
                /// The same seed always gives the same numbers; without one they come from the session's generator.
                init(randomUniform shape: [Int], low: Double = 0, high: Double = 1, seed: Int? = nil)
                """
        ) { (shape: [Int], low: Double, high: Double, seed: Int?) in
            try Tensor(
                random: .uniform(low: low, high: high), shape: Shape(checking: shape),
                seed: seed.map(UInt64.init(seed:)))
        }
    }

    /// Distributions that are asked for more rarely.
    @BuiltinList private static var otherDistributions: [Builtin] {
        Builtin(
            tensor: """
                /// Random numbers from a normal distribution, none further than two deviations from the mean.
                init(randomTruncatedNormal shape: [Int], mean: Double = 0, standardDeviation: Double = 1, seed: Int? = nil)
                """
        ) { (shape: [Int], mean: Double, deviation: Double, seed: Int?) in
            try Tensor(
                random: .truncatedNormal(mean: mean, deviation: deviation),
                shape: Shape(checking: shape), seed: seed.map(UInt64.init(seed:)))
        }
        Builtin(
            tensor: """
                /// Ones with the given probability, zeros otherwise.
                init(randomBernoulli shape: [Int], probability: Double = 0.5, seed: Int? = nil)
                """
        ) { (shape: [Int], probability: Double, seed: Int?) in
            guard probability >= 0, probability <= 1 else {
                throw Failure(
                    id: "invalid-argument",
                    "randomBernoulli: a probability of \(probability) is not in 0...1",
                    hint: "0.3 gives three ones in ten elements on average")
            }
            let draw = try Tensor(
                random: .uniform(low: 0, high: 1), shape: Shape(checking: shape),
                seed: seed.map(UInt64.init(seed:)))
            return try draw.less(Tensor(constant: probability)).cast(to: .float32)
        }
        Builtin(
            tensor: """
                /// The whole numbers from 0 up to but not including `count`, in random order.
                init(randomPermutation count: Int, seed: Int? = nil)
                """
        ) { (count: Int, seed: Int?) in
            // Doubles of 53 random bits: of a million, two are equal once in 18,000 draws.
            try Tensor(
                random: .uniform(low: 0, high: 1), shape: Shape(checking: [count]),
                seed: seed.map(UInt64.init(seed:)), dtype: .float64
            ).argsort()
        }
    }

    @BuiltinList private static var sequences: [Builtin] {
        Builtin(
            tensor: """
                /// The numbers from `start` up to but not including `end`, `step` apart.
                ///
                ///     Tensor(arangeFrom: 0, to: 1, by: 0.25)  // [0, 0.25, 0.5, 0.75]
                init(arangeFrom start: Double, to end: Double, by step: Double = 1, dtype: DType = .float32)
                """
        ) { (start: Double, end: Double, step: Double, dtype: DType) in
            try Tensor(rangeFrom: start, to: end, step: step, dtype: dtype)
        }
        Builtin(
            tensor: """
                /// The whole numbers from 0 up to but not including `count`.
                ///
                ///     Tensor(arange: 3)  // [0, 1, 2]
                init(arange count: Int, dtype: DType = .float32)
                """
        ) { (count: Int, dtype: DType) in
            try Tensor(rangeFrom: 0, to: Double(count), step: 1, dtype: dtype)
        }
        Builtin(
            tensor: """
                /// `count` numbers from `start` to `end`, evenly spaced, both ends included.
                init(linspaceFrom start: Double, to end: Double, count: Int, dtype: DType = .float32)
                """
        ) { (start: Double, end: Double, count: Int, dtype: DType) in
            try Tensor(linearFrom: start, to: end, count: count, dtype: dtype)
        }
        Builtin(
            tensor: """
                /// One row for each label: 1 at the label's place, 0 elsewhere.
                ///
                ///     Tensor(oneHot: Tensor([0, 2], dtype: .int32), classes: 3)  // [[1, 0, 0], [0, 0, 1]]
                init(oneHot labels: Tensor, classes: Int)
                """
        ) { (labels: Tensor, classes: Int) in try labels.oneHot(depth: classes) }
    }
}

/// Seeds for what draws its numbers later: layers whose input size is not known, shuffles.
enum SeedSequence {
    /// The next seed of the session's generator, which moves on by two numbers.
    static func next() -> Int {
        let (seed, counter) = Engine.randomState
        Engine.randomState = (seed, counter &+ 2)
        // SplitMix64's finaliser (Steele, Lea & Flood 2014) tells neighbouring counters apart.
        var word = seed &+ (counter &+ 1) &* 0x9E37_79B9_7F4A_7C15
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        word ^= word >> 31
        // Positive, so that it reads well where it is printed.
        return Int(truncatingIfNeeded: word >> 1)
    }
}
