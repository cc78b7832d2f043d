import TensorEngine

/// Reads batches of images as Float32, augmented, straight from memory, on any thread.
///
/// It keeps the tensor, which nobody changes while somebody else has it.
final class BatchReader: @unchecked Sendable {
    private let inputs: Tensor
    private let memory: UnsafeRawPointer?
    private let isBytes: Bool
    private let order: [Int32]?
    private let augmentation: ImageAugmentation?
    private let size: (height: Int, width: Int, channels: Int)
    /// A byte's number from 0 to 1, as a division gives it.
    private static let numbers: [Float] = (0..<256).map { Float($0) / 255 }

    init(_ inputs: Tensor, order: [Int32]?, augmentation: ImageAugmentation?) throws {
        self.inputs = inputs
        self.order = order
        self.augmentation = augmentation
        isBytes = inputs.dtype == .uint8
        memory = try inputs.withUnsafeBytes { $0.baseAddress }
        let sizes = inputs.shape.dimensions
        size =
            augmentation == nil
            ? (1, sizes.dropFirst().reduce(1, *), 1)
            : (sizes[1], sizes[2], sizes.count == 4 ? sizes[3] : 1)
    }

    /// How many numbers one input has.
    var valuesPerInput: Int { size.height * size.width * size.channels }

    /// Writes the inputs at the places `range`.
    func read(_ range: Range<Int>, into target: UnsafeMutablePointer<Float>) {
        guard let memory else { return }
        let width = valuesPerInput
        var scratch = [Float](repeating: 0, count: augmentation == nil ? 0 : width)
        for (index, place) in range.enumerated() {
            let row = order.map { Int($0[place]) } ?? place
            let image = UnsafeMutableBufferPointer(start: target + index * width, count: width)
            if isBytes {
                let bytes = memory.assumingMemoryBound(to: UInt8.self) + row * width
                Self.numbers.withUnsafeBufferPointer { numbers in
                    for value in 0..<width { image[value] = numbers[Int(bytes[value])] }
                }
            } else {
                let floats = memory.assumingMemoryBound(to: Float.self) + row * width
                image.baseAddress?.update(from: floats, count: width)
            }
            guard let augmentation else { continue }
            scratch.withUnsafeMutableBufferPointer { room in
                augmentation.apply(
                    to: image, height: size.height, width: size.width, channels: size.channels,
                    number: UInt64(place), scratch: room)
            }
        }
    }
}
