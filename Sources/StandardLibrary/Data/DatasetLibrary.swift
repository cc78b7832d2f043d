import Datasets
import Diagnostics
import TensorEngine
import VirtualMachine

/// Data sets: what models learn from, in batches.
package enum DatasetLibrary {
    /// Every group about data.
    package static let groups: [LibraryGroup] =
        types + [members] + batches + changes + splitting + augmentation + synthetic + scaling
        + tables + sources

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
                raw: """
                    func _batch(_ data: Dataset, _ start: Int, _ size: Int) -> (Tensor, Tensor)
                    """
            ) { call in
                Site.current = call.site
                try Engine.cutLongChains()
                let data = try call.argument(DatasetValue.self)
                let start = try call.argument(Int.self)
                let size = try call.argument(Int.self)
                guard start >= 0, start <= data.count, size > 0 else {
                    throw DatasetFailure.range(start, size)
                }
                let end = size > data.count - start ? data.count : start + size
                let batch = try data.batch(start..<end)
                batch.inputs.store(to: call.slots, in: call.machine)
                batch.targets.store(to: call.slots + 1, in: call.machine)
            }
            Builtin("func _checkBatchSize(_ size: Int)") { (size: Int) in
                guard size > 0 else { throw DatasetFailure.batchSize(size) }
            }
            Builtin(
                tensor: """
                    func _dataset(_ inputs: Tensor, _ targets: Tensor, _ name: String, _ classNames: [String]) -> Dataset
                    """
            ) { (inputs: Tensor, targets: Tensor, name: String, classNames: [String]) in
                try DatasetValue(
                    name: name, source: "", classNames: classNames, inputs: inputs,
                    targets: targets)
            }
            prefetching
            Builtin("func _csvColumns(_ text: String, _ delimiter: String) -> [[String]]") {
                (text: String, delimiter: String) in
                guard let byte = delimiter.utf8.first, delimiter.utf8.count == 1 else {
                    throw Failure(
                        id: "invalid-argument",
                        "the delimiter of a CSV file is one ASCII character, not '\(delimiter)'")
                }
                let records = try CSV.records(of: text, delimiter: byte)
                return (records.first ?? []).indices.map { column in records.map { $0[column] } }
            }
        }
    ]

    @BuiltinList private static var prefetching: [Builtin] {
        Builtin(source: "@native struct _Prefetcher {}")
        Builtin(
            tensor: """
                func _prefetch(_ data: Dataset, _ start: Int, _ size: Int, _ end: Int, _ depth: Int) -> _Prefetcher
                """
        ) { (data: DatasetValue, start: Int, size: Int, end: Int, depth: Int) in
            guard start >= 0, end <= data.count, size > 0, size <= max(data.count, 1) else {
                throw DatasetFailure.range(start, end)
            }
            let ranges = stride(from: start, to: end, by: size).map { $0..<min($0 + size, end) }
            return try PrefetcherValue(data, ranges: ranges, depth: depth)
        }
        Builtin(raw: "func _nextPrefetched(_ prefetcher: _Prefetcher) -> (Tensor, Tensor)") {
            call in
            Site.current = call.site
            try Engine.cutLongChains()
            let batch = try call.argument(PrefetcherValue.self).next()
            batch.inputs.store(to: call.slots, in: call.machine)
            batch.targets.store(to: call.slots + 1, in: call.machine)
        }
    }

    static let members = LibraryGroup("extension Dataset") {
        facts
        parts
    }

    @BuiltinList private static var facts: [Builtin] {
        Builtin("/// How many inputs there are.\nvar count: Int { get }") { (data: DatasetValue) in
            data.count
        }
        Builtin("/// The sizes of one input.\nvar inputShape: [Int] { get }") {
            (data: DatasetValue) in data.inputShape
        }
        Builtin("/// The sizes of one target.\nvar targetShape: [Int] { get }") {
            (data: DatasetValue) in data.targetShape
        }
        Builtin("var _isAugmented: Bool { get }") { (data: DatasetValue) in
            data.augmentation != nil
        }
        Builtin("var _isImages: Bool { get }") { (data: DatasetValue) in
            data.inputs.dtype == .uint8 || data.augmentation != nil
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
        Builtin(tensor: "func _chosen(_ places: [Int]) -> Dataset") {
            (data: DatasetValue, places: [Int]) in try data.chosen(places)
        }
        Builtin(
            tensor: """
                func _augmented(_ kinds: [Int], _ first: [Double], _ second: [Double], _ seed: Int) -> Dataset
                """
        ) { (data: DatasetValue, kinds: [Int], first: [Double], second: [Double], seed: Int) in
            let steps = zip(kinds, zip(first, second)).compactMap {
                ImageAugmentation.Step(kind: $0, $1.0, $1.1)
            }
            return try data.augmented(steps, seed: UInt64(seed: seed))
        }
        Builtin(tensor: "func _unaugmented() -> Dataset") { (data: DatasetValue) in
            data.unaugmented()
        }
        Builtin(tensor: "func _reseeded(_ number: Int) -> Dataset") {
            (data: DatasetValue, number: Int) in data.reseeded(UInt64(seed: number))
        }
    }
}
