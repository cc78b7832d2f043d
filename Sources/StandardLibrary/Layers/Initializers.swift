import VirtualMachine

/// How weights start, in the language itself.
extension LayerLibrary {
    static let initializers = LibraryGroup {
        Builtin(
            source: """
                /// How the weights of a layer start: a tensor for a shape, always the same one for the same seed.
                ///
                /// A shape [window…, inputs, units] has window · inputs numbers that come together in each unit (the fan-in)
                /// and window · units that each input goes to (the fan-out).
                ///
                ///     Dense(10, initializer: .heNormal)
                ///     Initializer("ones on the diagonal") { shape, seed in Tensor(eye: shape[0]) }
                struct Initializer: CustomStringConvertible {
                    let name: String
                    let make: ([Int], Int) -> Tensor

                    /// An initializer of your own, from a shape and a seed.
                    init(_ name: String, _ make: @escaping ([Int], Int) -> Tensor) {
                        self.name = name
                        self.make = make
                    }

                    var description: String { "initializer \\(name)" }

                    /// The numbers for a weight of `shape`.
                    func callAsFunction(_ shape: [Int], seed: Int) -> Tensor {
                        let weight = make(shape, seed)
                        if weight.shape != shape {
                            _fail("shape-mismatch", "the initializer '\\(name)' made a tensor of shape \\(weight.shape) for a weight of shape \\(shape)", "the closure's first argument is the shape it must give")
                        }
                        return weight
                    }

                    /// All zero: for biases. Units whose weights all start at zero never differ.
                    static var zeros: Initializer { Initializer("zeros") { shape, seed in Tensor(zeros: shape) } }

                    /// All one: for scales.
                    static var ones: Initializer { Initializer("ones") { shape, seed in Tensor(ones: shape) } }

                    /// All the same number.
                    static func constant(_ value: Double) -> Initializer {
                        Initializer("constant") { shape, seed in Tensor(repeating: value, shape: shape) }
                    }

                    /// Each number between `low` and `high` as likely.
                    static func uniform(_ low: Double = -0.05, _ high: Double = 0.05) -> Initializer {
                        Initializer("uniform") { shape, seed in Tensor(randomUniform: shape, low: low, high: high, seed: seed) }
                    }

                    /// From a normal distribution.
                    static func normal(mean: Double = 0, standardDeviation: Double = 0.05) -> Initializer {
                        Initializer("normal") { shape, seed in
                            Tensor(randomNormal: shape, mean: mean, standardDeviation: standardDeviation, seed: seed)
                        }
                    }

                    /// From a normal distribution of which nothing further than two deviations from the mean is taken.
                    static func truncatedNormal(mean: Double = 0, standardDeviation: Double = 0.05) -> Initializer {
                        Initializer("truncatedNormal") { shape, seed in
                            Tensor(randomTruncatedNormal: shape, mean: mean, standardDeviation: standardDeviation, seed: seed)
                        }
                    }

                    /// Uniform in ±√(6 / (fan-in + fan-out)) (Glorot & Bengio 2010), also called Xavier: keeps the size of
                    /// signals and of gradients from layer to layer, for tanh and sigmoid.
                    static var glorotUniform: Initializer { _uniform("glorotUniform") { into, out in 2 / (into + out) } }

                    /// Normal with variance 2 / (fan-in + fan-out) (Glorot & Bengio 2010).
                    static var glorotNormal: Initializer { _normal("glorotNormal") { into, out in 2 / (into + out) } }

                    /// Another name for `glorotUniform`.
                    static var xavierUniform: Initializer { glorotUniform }

                    /// Another name for `glorotNormal`.
                    static var xavierNormal: Initializer { glorotNormal }

                    /// Uniform in ±√(6 / fan-in) (He et al. 2015): for relu, which lets half of its inputs through.
                    static var heUniform: Initializer { _uniform("heUniform") { into, out in 2 / into } }

                    /// Normal with variance 2 / fan-in (He et al. 2015): for relu.
                    static var heNormal: Initializer { _normal("heNormal") { into, out in 2 / into } }

                    /// Normal with variance 1 / fan-in (LeCun et al. 1998): for selu.
                    static var lecunNormal: Initializer { _normal("lecunNormal") { into, out in 1 / into } }

                    /// Orthogonal rows or columns, whichever are fewer, times `gain` (Saxe et al. 2014): a product of many such
                    /// matrices neither grows nor shrinks, which suits recurrent networks.
                    static func orthogonal(gain: Double = 1) -> Initializer {
                        Initializer("orthogonal") { shape, seed in
                            let columns = shape[shape.count - 1]
                            var rows = 1
                            for size in shape.dropLast() { rows *= size }
                            let tall = rows >= columns
                            let random = Tensor(randomNormal: tall ? [rows, columns] : [columns, rows], seed: seed)
                            let (q, r) = random.qr()
                            // The signs of R's diagonal make all orthogonal matrices equally likely.
                            let even = q * r.diagonal().sign()
                            return (tall ? even : even.transposed()).reshaped(to: shape) * gain
                        }
                    }

                    /// Another name for `orthogonal()`.
                    static var orthogonal: Initializer { orthogonal() }

                    /// Uniform with the variance that `variance` gives for fan-in and fan-out: the limit is √(3 · variance).
                    static func _uniform(_ name: String, _ variance: @escaping (Double, Double) -> Double) -> Initializer {
                        Initializer(name) { shape, seed in
                            let (into, out) = _fans(shape)
                            let limit = (3 * variance(into, out)).squareRoot()
                            return Tensor(randomUniform: shape, low: -limit, high: limit, seed: seed)
                        }
                    }

                    static func _normal(_ name: String, _ variance: @escaping (Double, Double) -> Double) -> Initializer {
                        Initializer(name) { shape, seed in
                            let (into, out) = _fans(shape)
                            return Tensor(randomNormal: shape, standardDeviation: variance(into, out).squareRoot(), seed: seed)
                        }
                    }

                    /// Fan-in and fan-out of a weight [window…, inputs, units].
                    static func _fans(_ shape: [Int]) -> (Double, Double) {
                        var window = 1.0
                        for size in shape.dropLast(2) { window *= Double(size) }
                        let units = Double(shape[shape.count - 1])
                        let inputs = shape.count > 1 ? Double(shape[shape.count - 2]) : units
                        return (window * inputs, window * units)
                    }
                }
                """)
    }
}
