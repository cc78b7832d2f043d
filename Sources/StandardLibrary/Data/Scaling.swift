import VirtualMachine

/// Features made comparable.
extension DatasetLibrary {
    static let scaling = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Shifts and stretches features to mean 0 and standard deviation 1 (z-scores), as measured on the data it is made from.
                    ///
                    ///     let scale = Standardizer(train.inputs)
                    ///     let (learning, checking) = (train.map { (scale($0), $1) }, test.map { (scale($0), $1) })
                    struct Standardizer {
                        let mean: Tensor
                        let standardDeviation: Tensor

                        /// Measures each feature over the first axis, or all numbers together.
                        init(_ data: Tensor, perFeature: Bool = true) {
                            _checkScaled(data, "Standardizer")
                            let axes = perFeature ? [0] : Array(0..<data.rank)
                            mean = data.mean(axes: axes)
                            standardDeviation = (data - data.mean(axes: axes, keepDims: true)).square().mean(axes: axes).sqrt()
                        }

                        /// The z-scores; a feature that never varied becomes 0.
                        func callAsFunction(_ data: Tensor) -> Tensor {
                            (data - mean) / (standardDeviation .> 0).select(standardDeviation, 1.0)
                        }

                        /// The data that z-scores came from.
                        func inverse(_ scores: Tensor) -> Tensor { scores * standardDeviation + mean }
                    }
                    """)
            Builtin(
                source: """
                    /// Shifts and stretches features to go from 0 to 1 on the data it is made from.
                    struct MinMaxScaler {
                        let minimum: Tensor
                        let maximum: Tensor

                        /// Measures each feature over the first axis, or all numbers together.
                        init(_ data: Tensor, perFeature: Bool = true) {
                            _checkScaled(data, "MinMaxScaler")
                            minimum = perFeature ? data.min(axis: 0) : data.min()
                            maximum = perFeature ? data.max(axis: 0) : data.max()
                        }

                        /// 0 for the least value, 1 for the greatest; a feature that never varied becomes 0.
                        func callAsFunction(_ data: Tensor) -> Tensor {
                            (data - minimum) / (maximum .> minimum).select(maximum - minimum, 1.0)
                        }

                        /// The data that scaled numbers came from.
                        func inverse(_ scaled: Tensor) -> Tensor { scaled * (maximum - minimum) + minimum }
                    }
                    """)
            Builtin(
                source: #"""
                    func _checkScaled(_ data: Tensor, _ name: String) {
                        if data.rank == 0 || data.count == 0 { _fail("empty-data", "\(name): there is nothing to measure in a tensor of shape \(data.shape)") }
                    }
                    """#)
        }
    ]
}
