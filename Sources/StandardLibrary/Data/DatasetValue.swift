import Datasets
import Diagnostics
import TensorEngine
import VirtualMachine

/// What a program's `Dataset` refers to: inputs with their targets, in an order of its own.
///
/// Parts and shuffles share the tensors and differ in their order alone. Images stay bytes, and become
/// numbers from 0 to 1 batch by batch.
final class DatasetValue: NativeClass {
    static let typeName = "Dataset"
    let name: String
    let source: String
    let classNames: [String]
    let inputs: Tensor
    private let targets: Tensor
    /// Rows in the order of the data set; nil for all rows as they are.
    private let order: [Int32]?
    /// What happens to images on their way out.
    let augmentation: ImageAugmentation?

    /// Throws `shape-mismatch` unless there is one target for each input.
    init(
        name: String, source: String, classNames: [String], inputs: Tensor, targets: Tensor
    ) throws {
        guard inputs.rank > 0, targets.rank > 0, inputs.shape[0] == targets.shape[0] else {
            throw Failure(
                id: "shape-mismatch",
                "a data set has one target for each input, along the first axis; these inputs have "
                    + "shape \(inputs.shape), the targets \(targets.shape)")
        }
        (self.name, self.source, self.classNames) = (name, source, classNames)
        (self.inputs, self.targets) = (inputs, targets)
        (order, augmentation) = (nil, nil)
    }

    /// Takes over decoded pictures: [count, height, width] of bytes, labels as Int32.
    convenience init(_ images: ImageDataset) throws {
        let size = [images.count, images.height, images.width]
        let sizes = images.channels == 1 ? size : size + [images.channels]
        try self.init(
            name: images.name, source: images.source, classNames: images.classNames,
            inputs: Tensor(images.images, shape: Shape(checking: sizes)),
            targets: Tensor(images.labels.map(Int32.init)))
    }

    private init(_ other: DatasetValue, order: [Int32]?, augmentation: ImageAugmentation?) {
        (name, source, classNames) = (other.name, other.source, other.classNames)
        (inputs, targets) = (other.inputs, other.targets)
        (self.order, self.augmentation) = (order, augmentation)
    }

    var count: Int { order?.count ?? inputs.shape[0] }

    /// The sizes of one input.
    var inputShape: [Int] { Array(inputs.shape.dimensions.dropFirst()) }

    /// The sizes of one target.
    var targetShape: [Int] { Array(targets.shape.dimensions.dropFirst()) }

    /// The places `range` as inputs and targets. Bytes become Float32 from 0 to 1.
    func batch(_ range: Range<Int>) throws -> (inputs: Tensor, targets: Tensor) {
        try check(range)
        let isWhole = order == nil && range.count == count
        guard inputs.dtype == .uint8 || augmentation != nil else {
            return (try rows(inputs, range), try rows(targets, range))
        }
        if isWhole, augmentation == nil {
            return (try inputs.cast(to: .float32) / 255, targets)
        }
        let reader = try batchReader()
        let filled = try Tensor(
            uninitialized: batchShape(range.count), dtype: .float32
        ) { memory in
            reader.read(range, into: memory.assumingMemoryBound(to: Float.self))
        }
        return (filled, try rows(targets, range))
    }

    /// The targets of the places `range`.
    func targets(_ range: Range<Int>) throws -> Tensor { try rows(targets, range) }

    func batchShape(_ count: Int) throws -> Shape { try Shape(checking: [count] + inputShape) }

    /// What reads batches of images without the engine, on whichever thread.
    func batchReader() throws -> BatchReader {
        try BatchReader(inputs, order: order, augmentation: augmentation)
    }

    private func rows(_ tensor: Tensor, _ range: Range<Int>) throws -> Tensor {
        if let order { return try tensor.gathering(Tensor(Array(order[range]))) }
        return range.count == count ? tensor : try tensor.rows(range)
    }

    private func check(_ range: Range<Int>) throws {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            throw Failure(
                id: "index-out-of-range",
                "the places \(range) are outside a data set of \(count) elements",
                hint: count == 0 ? nil : "places go from 0 to \(count - 1)")
        }
    }

    /// The same data with only the places of `range`.
    func part(_ range: Range<Int>) throws -> DatasetValue {
        try check(range)
        return DatasetValue(self, order: Array(order(in: range)), augmentation: augmentation)
    }

    /// The same data at `places`, in their order; one may come more than once.
    func chosen(_ chosen: [Int]) throws -> DatasetValue {
        let all = order(in: 0..<count)
        let rows = try chosen.map { place in
            guard all.indices.contains(place) else {
                throw Failure(
                    id: "index-out-of-range",
                    "there is no place \(place) in a data set of \(count) elements",
                    hint: count == 0 ? nil : "places go from 0 to \(count - 1)")
            }
            return all[place]
        }
        return DatasetValue(self, order: rows, augmentation: augmentation)
    }

    /// The same data in another order, a function of the seed and the count alone.
    func shuffled(seed: UInt64) -> DatasetValue {
        var shuffled = order(in: 0..<count)
        var generator = SplitMix(seed: seed)
        // Fisher & Yates, as Durstenfeld wrote it down (1964).
        for last in stride(from: shuffled.count - 1, to: 0, by: -1) {
            shuffled.swapAt(last, generator.next(below: last + 1))
        }
        // Another order is another pass: its images change in other ways.
        return DatasetValue(
            self, order: Array(shuffled), augmentation: augmentation?.reseeded(seed))
    }

    /// The same images in the same order, changed in other ways.
    func reseeded(_ seed: UInt64) -> DatasetValue {
        DatasetValue(self, order: order, augmentation: augmentation?.reseeded(seed))
    }

    /// The images as they are.
    func unaugmented() -> DatasetValue { DatasetValue(self, order: order, augmentation: nil) }

    /// The same images, changed at random on their way out. Throws where inputs are no images.
    func augmented(_ steps: [ImageAugmentation.Step], seed: UInt64) throws -> DatasetValue {
        guard inputs.rank == 3 || inputs.rank == 4,
            inputs.dtype == .uint8 || inputs.dtype == .float32
        else {
            throw Failure(
                id: "shape-mismatch",
                "augmentation is for images of shape [count, height, width] or [count, height, "
                    + "width, channels] in Float32, not \(inputs.shape) in \(inputs.dtype.name)",
                hint: "augment before images become rows")
        }
        return DatasetValue(
            self, order: order,
            augmentation: ImageAugmentation(
                steps: (augmentation?.steps ?? []) + steps, seed: seed,
                isClamped: inputs.dtype == .uint8))
    }

    private func order(in range: Range<Int>) -> ArraySlice<Int32> {
        if let order { return order[range] }
        return range.map { Int32($0) }[...]
    }

    func describe() -> String {
        let shape = inputShape.map(String.init).joined(separator: " × ")
        let classes = classNames.isEmpty ? "" : ", \(classNames.count) classes"
        let origin = source.isEmpty ? "" : " (\(source))"
        return "\(name): \(count) × \(shape)\(classes)\(origin)"
    }
}
