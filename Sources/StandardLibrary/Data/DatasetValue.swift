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
    private let inputs: Tensor
    private let targets: Tensor
    /// Rows in the order of the data set; nil for all rows as they are.
    private let order: [Int32]?

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
        order = nil
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

    private init(_ other: DatasetValue, order: [Int32]) {
        (name, source, classNames) = (other.name, other.source, other.classNames)
        (inputs, targets) = (other.inputs, other.targets)
        self.order = order
    }

    var count: Int { order?.count ?? inputs.shape[0] }

    /// The places `range` as inputs and targets. Bytes become Float32 from 0 to 1.
    func batch(_ range: Range<Int>) throws -> (inputs: Tensor, targets: Tensor) {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            throw Failure(
                id: "index-out-of-range",
                "the places \(range) are outside a data set of \(count) elements")
        }
        let rows: (Tensor, Tensor)
        if let order {
            let places = try Tensor(Array(order[range]))
            rows = (try inputs.gathering(places), try targets.gathering(places))
        } else if range.count == count {
            rows = (inputs, targets)
        } else {
            rows = (try inputs.rows(range), try targets.rows(range))
        }
        guard rows.0.dtype == .uint8 else { return rows }
        return (try rows.0.cast(to: .float32) / 255, rows.1)
    }

    /// The same data with only the places of `range`.
    func part(_ range: Range<Int>) throws -> DatasetValue {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            throw Failure(
                id: "index-out-of-range",
                "the places \(range) are outside a data set of \(count) elements",
                hint: "places go from 0 to \(count - 1)")
        }
        return DatasetValue(self, order: Array(places[range]))
    }

    /// The same data in another order, a function of the seed and the count alone.
    func shuffled(seed: UInt64) -> DatasetValue {
        var shuffled = places
        var generator = ShuffleGenerator(state: seed)
        // Fisher & Yates, as Durstenfeld wrote it down (1964).
        for last in stride(from: shuffled.count - 1, to: 0, by: -1) {
            shuffled.swapAt(last, generator.next(below: last + 1))
        }
        return DatasetValue(self, order: shuffled)
    }

    private var places: [Int32] { order ?? (0..<Int32(inputs.shape[0])).map { $0 } }

    func describe() -> String {
        let shape = inputs.shape.dimensions.dropFirst().map(String.init).joined(separator: " × ")
        let classes = classNames.isEmpty ? "" : ", \(classNames.count) classes"
        let origin = source.isEmpty ? "" : " (\(source))"
        return "\(name): \(count) × \(shape)\(classes)\(origin)"
    }
}

/// SplitMix64 (Steele, Lea & Flood 2014): the order of a shuffle must not depend on anything but
/// its seed.
private struct ShuffleGenerator {
    var state: UInt64

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number in `0..<bound` by the high half of a product; its bias is below 2⁻³².
    mutating func next(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }
}
