import VirtualMachine

/// What is made of a data set.
extension DatasetLibrary {
    static let changes = [
        LibraryGroup("extension Dataset") {
            Builtin(
                source: """
                    /// A data set of your own: one target for each input, along the first axis.
                    init(inputs: Tensor, targets: Tensor, name: String = "data", classNames: [String] = []) {
                        self = _dataset(inputs, targets, name, classNames)
                    }
                    """)
            Builtin(
                source: """
                    /// A data set of single inputs with their targets, all of the same shapes.
                    init(samples: [(Tensor, Tensor)], name: String = "data", classNames: [String] = []) {
                        if samples.isEmpty { _fail("empty-data", "a data set of no samples has no shape") }
                        self = _dataset(stacked(samples.map { $0.0 }), stacked(samples.map { $0.1 }), name, classNames)
                    }
                    """)
            Builtin(
                source: """
                    /// Only the inputs and targets of a range.
                    subscript(range: Range<Int>) -> Dataset { _part(range.lowerBound, range.upperBound) }
                    """)
            Builtin(
                source: """
                    /// Only the inputs and targets of a range.
                    subscript(range: ClosedRange<Int>) -> Dataset { _part(range.lowerBound, range.upperBound + 1) }
                    """)
            Builtin(
                source: """
                    /// The inputs and targets at the places of a list, in its order.
                    subscript(places: [Int]) -> Dataset { _chosen(places) }
                    """)
            Builtin(
                source: """
                    /// One input with its target.
                    subscript(place: Int) -> (input: Tensor, target: Tensor) {
                        let (inputs, targets) = _batch(_part(place, place + 1), 0, 1)
                        return (inputs[0], targets[0])
                    }
                    """)
            Builtin(
                source: """
                    /// The first inputs and targets, all if there are fewer.
                    func prefix(_ count: Int) -> Dataset { _part(0, min(max(count, 0), self.count)) }
                    """)
            Builtin(
                source: """
                    /// All but the first inputs and targets.
                    func dropFirst(_ count: Int = 1) -> Dataset { _part(min(max(count, 0), self.count), self.count) }
                    """)
            Builtin(
                source: """
                    /// The same data in a random order; the same seed gives the same order.
                    func shuffled(seed: Int? = nil) -> Dataset { _shuffled(seed ?? _drawSeed()) }
                    """)
            Builtin(
                source: #"""
                    /// The data `count` times over.
                    func repeated(_ count: Int) -> Dataset {
                        if count < 0 || count > 1_000_000_000 / max(self.count, 1) { _fail("invalid-argument", "repeated: \(self.count) inputs cannot come \(count) times") }
                        var places: [Int] = []
                        for _ in 0..<count { places += Array(0..<self.count) }
                        return _chosen(places)
                    }
                    """#)
            Builtin(
                source: #"""
                    /// Inputs and targets changed by a function of a thousand of them at a time, which is applied at once.
                    ///
                    ///     let centred = train.map { images, labels in (images * 2 - 1, labels) }
                    func map(_ transform: (Tensor, Tensor) -> (Tensor, Tensor)) -> Dataset {
                        if count == 0 { _fail("empty-data", "map: the data set '\(name)' is empty") }
                        var inputs: [Tensor] = []
                        var targets: [Tensor] = []
                        for (x, y) in batched(1000) {
                            let (input, target) = transform(x, y)
                            if input.rank == 0 || target.rank == 0 || input.shape[0] != x.shape[0] || target.shape[0] != x.shape[0] {
                                _fail("shape-mismatch", "map: \(x.shape[0]) inputs became inputs of shape \(input.shape) and targets of shape \(target.shape)", "the function sees many inputs at once and keeps the first axis: reduce over axis 1 and up")
                            }
                            inputs.append(input)
                            targets.append(target)
                            // Computed a thousand at a time, the memory in between stays small.
                            _ = input.sum().item()
                        }
                        return _dataset(concatenated(inputs), concatenated(targets), name, classNames)
                    }
                    """#)
            Builtin(
                source: """
                    /// Only the inputs for which a function of one input and its target is true.
                    ///
                    ///     let twos = train.filter { _, label in label.item(as: Int.self) == 2 }
                    func filter(_ isIncluded: (Tensor, Tensor) -> Bool) -> Dataset {
                        var places: [Int] = []
                        var start = 0
                        for (x, y) in batched(1000) {
                            for row in 0..<x.shape[0] { if isIncluded(x[row], y[row]) { places.append(start + row) } }
                            start += x.shape[0]
                        }
                        return _chosen(places)
                    }
                    """)
            Builtin(
                source: #"""
                    /// Only the inputs at which a tensor of truths is true.
                    ///
                    ///     let small = train.filter(where: train.labels .< 2)
                    func filter(where condition: Tensor) -> Dataset {
                        if condition.dtype != .bool || condition.shape != [count] {
                            _fail("shape-mismatch", "filter: \(count) truths are needed, one for each input, not \(condition.dtype) of shape \(condition.shape)", "compare targets: train.filter(where: train.labels .== 3)")
                        }
                        let chosen = condition.cast(to: .int64).scalars(as: Int.self)
                        return _chosen((0..<count).filter { chosen[$0] == 1 })
                    }
                    """#)
            Builtin(
                source: #"""
                    /// Inputs of this data set with the inputs of another as targets: noisy images with clean ones.
                    func zipped(with other: Dataset) -> Dataset {
                        if count != other.count { _fail("shape-mismatch", "zipped: \(count) inputs of '\(name)' cannot be paired with \(other.count) of '\(other.name)'") }
                        return _dataset(inputs, other.inputs, name, [])
                    }
                    """#)
            Builtin(
                source: """
                    /// The data in pieces of `size`, in order.
                    func batched(_ size: Int, dropLast: Bool = false) -> Batches {
                        _checkBatchSize(size)
                        return Batches(_data: self, _size: size, dropLast: dropLast)
                    }
                    """)
            Builtin(
                source: """
                    // The batches of an epoch that may have been begun; augmented ones are prepared on another thread.
                    func _pieces(_ size: Int, from batch: Int) -> Batches {
                        let pieces = Batches(_data: self, _size: size, _start: min(batch * size, count))
                        return _isAugmented ? pieces.prefetched() : pieces
                    }
                    """)
            Builtin(
                source: """
                    /// How many inputs each class has.
                    var classCounts: [Int] {
                        let labels = _classLabels("classCounts")
                        var counts = [Int](repeating: 0, count: max(classNames.count, (labels.max() ?? -1) + 1))
                        for label in labels { counts[label] += 1 }
                        return counts
                    }
                    """)
            Builtin(
                source: #"""
                    func _classLabels(_ name: String) -> [Int] {
                        let targets = self.targets
                        if targets.rank == 2 && targets.shape[1] > 1 { return targets.argmax(axis: 1).scalars(as: Int.self) }
                        if targets.rank > 2 || targets.dtype == .float32 || targets.dtype == .float64 {
                            _fail("metric-does-not-fit", "\(name): the targets, \(targets.dtype) of shape \(targets.shape), are no class numbers", "classes are whole numbers: targets.cast(to: .int32)")
                        }
                        let labels = targets.flattened().scalars(as: Int.self)
                        if let wrong = labels.first(where: { $0 < 0 }) { _fail("label-out-of-range", "\(name): a class number is \(wrong), below 0") }
                        return labels
                    }
                    """#)
        }
    ]
}
