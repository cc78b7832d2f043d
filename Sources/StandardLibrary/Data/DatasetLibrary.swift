import TensorEngine
import VirtualMachine

/// Data sets: what models learn from, in batches.
package enum DatasetLibrary {
    /// Every group about data.
    package static let groups: [LibraryGroup] = types + [members] + sources

    static let types = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Inputs with their targets: pictures and what they show.
                    ///
                    ///     let (train, test) = try MNIST.load()
                    ///     for (x, y) in train.shuffled(seed: 1).batched(64) { … }
                    @native struct Dataset {}
                    """)
            Builtin(
                source: """
                    /// A data set cut into pieces, to walk over with `for (x, y) in`.
                    ///
                    /// The last piece is smaller where the count does not divide.
                    struct Batches: Sequence, IteratorProtocol {
                        typealias Element = (Tensor, Tensor)
                        typealias Iterator = Batches
                        let _data: Dataset
                        let _size: Int
                        var _start: Int = 0

                        /// How many batches there are.
                        var count: Int { (_data.count + _size - 1) / _size }

                        func makeIterator() -> Batches { self }

                        /// The next inputs and targets, or nil at the end.
                        mutating func next() -> (Tensor, Tensor)? {
                            if _start >= _data.count { return nil }
                            let batch = _batch(_data, _start, _size)
                            _start += _size
                            return batch
                        }
                    }
                    """)
            Builtin(
                raw: """
                    func _batch(_ data: Dataset, _ start: Int, _ size: Int) -> (Tensor, Tensor)
                    """
            ) { call in
                Site.current = call.site
                try Engine.cutLongChains()
                let data = try call.argument(DatasetValue.self)
                let start = try call.argument(Int.self)
                let size = try call.argument(Int.self)
                let batch = try data.batch(start..<min(start + size, data.count))
                batch.inputs.store(to: call.slots, in: call.machine)
                batch.targets.store(to: call.slots + 1, in: call.machine)
            }
            Builtin("func _checkBatchSize(_ size: Int)") { (size: Int) in
                guard size > 0 else { throw DatasetFailure.batchSize(size) }
            }
            Builtin(
                tensor: """
                    func _dataset(_ inputs: Tensor, _ targets: Tensor, _ name: String) -> Dataset
                    """
            ) { (inputs: Tensor, targets: Tensor, name: String) in
                try DatasetValue(
                    name: name, source: "", classNames: [], inputs: inputs, targets: targets)
            }
        }
    ]

    static let members = LibraryGroup("extension Dataset") {
        Builtin(
            source: """
                /// A data set of your own: one target for each input, along the first axis.
                init(inputs: Tensor, targets: Tensor, name: String = "data") {
                    self = _dataset(inputs, targets, name)
                }
                """)
        facts
        parts
    }

    @BuiltinList private static var facts: [Builtin] {
        Builtin("/// How many inputs there are.\nvar count: Int { get }") { (data: DatasetValue) in
            data.count
        }
        Builtin("/// What the data set is called.\nvar name: String { get }") {
            (data: DatasetValue) in data.name
        }
        Builtin("/// Where the data came from.\nvar source: String { get }") {
            (data: DatasetValue) in data.source
        }
        Builtin("/// What the classes are called.\nvar classNames: [String] { get }") {
            (data: DatasetValue) in data.classNames
        }
        Builtin("/// The data set in one line.\nvar description: String { get }") {
            (data: DatasetValue) in data.describe()
        }
        Builtin(
            tensor: "/// All inputs; pictures as numbers from 0 to 1.\nvar images: Tensor { get }"
        ) { (data: DatasetValue) in try data.batch(0..<data.count).inputs }
        Builtin(
            tensor: "/// All inputs; pictures as numbers from 0 to 1.\nvar inputs: Tensor { get }"
        ) { (data: DatasetValue) in try data.batch(0..<data.count).inputs }
        Builtin(tensor: "/// The class number of each input.\nvar labels: Tensor { get }") {
            (data: DatasetValue) in try data.batch(0..<data.count).targets
        }
        Builtin(tensor: "/// The target of each input.\nvar targets: Tensor { get }") {
            (data: DatasetValue) in try data.batch(0..<data.count).targets
        }
    }

    @BuiltinList private static var parts: [Builtin] {
        Builtin("func _part(_ start: Int, _ end: Int) -> Dataset") {
            (data: DatasetValue, start: Int, end: Int) in
            guard start <= end else { throw DatasetFailure.range(start, end) }
            return try data.part(start..<end)
        }
        Builtin("func _shuffled(_ seed: Int) -> Dataset") { (data: DatasetValue, seed: Int) in
            data.shuffled(seed: UInt64(seed: seed))
        }
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
                /// The first inputs and targets, all if there are fewer.
                func prefix(_ count: Int) -> Dataset { _part(0, min(max(count, 0), self.count)) }
                """)
        Builtin(
            source: """
                /// The same data in a random order; the same seed gives the same order.
                func shuffled(seed: Int? = nil) -> Dataset { _shuffled(seed ?? _drawSeed()) }
                """)
        Builtin(
            source: """
                /// The data in random order cut in two: a fraction of it, and the rest.
                ///
                ///     let (learning, checking) = train.split(0.9, seed: 1)
                func split(_ fraction: Double, seed: Int? = nil) -> (Dataset, Dataset) {
                    let mixed = shuffled(seed: seed)
                    let middle = Int(Double(count) * fraction)
                    return (mixed._part(0, middle), mixed._part(middle, count))
                }
                """)
        Builtin(
            source: """
                /// The data in pieces of `size`, in order.
                func batched(_ size: Int) -> Batches {
                    _checkBatchSize(size)
                    return Batches(_data: self, _size: size)
                }
                """)
    }
}
