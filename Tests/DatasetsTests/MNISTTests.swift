import Datasets
import Diagnostics
import Foundation
import Testing

/// The real files, where whoever runs the tests has put them beside the project.
private let realData: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appendingPathComponent("../shared/data").standardized.path
    let file = path + "/mnist/train-images-idx3-ubyte.gz"
    return FileManager.default.fileExists(atPath: file) ? path : nil
}()

@Test(
    "The real MNIST is read from the user's directory",
    .enabled(if: realData != nil, "there is no ../shared/data/mnist beside the project"))
func realFiles() throws {
    let data = try MNIST.load(
        from: DatasetEnvironment(dataDirectory: realData, cacheDirectory: "/nowhere"))
    #expect(data.train.count == 60_000 && data.test.count == 10_000)
    #expect(data.train.height == 28 && data.train.width == 28 && data.train.channels == 1)
    #expect(data.train.labels.prefix(10).elementsEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]))
    #expect(data.test.labels.prefix(5).elementsEqual([7, 2, 1, 0, 4]))
    // The mean pixel of the training images, known as 0.1307 of 255.
    let sum = data.train.images.reduce(0) { $0 + Int($1) }
    #expect(abs(Double(sum) / Double(data.train.images.count) / 255 - 0.1307) < 0.00005)
    #expect(data.train.source == "MNIST from SWIFTLET_DATA_DIR")
}

@Test(
    "The real MNIST in the cache passes its hashes, and a changed file does not",
    .enabled(if: realData != nil, "there is no ../shared/data/mnist beside the project"))
func realCache() throws {
    let cache = try TemporaryDirectory()
    let source = try #require(realData) + "/mnist"
    try FileManager.default.copyItem(atPath: source, toPath: cache.path + "/mnist")
    let environment = DatasetEnvironment(cacheDirectory: cache.path, isOffline: true)
    #expect(try MNIST.load(from: environment).test.count == 10_000)

    let name = "t10k-labels-idx1-ubyte.gz"
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(source)/\(name)")))
    bytes[2000] ^= 1
    try cache.write(bytes, to: "mnist/\(name)")
    let failure = #expect(throws: Failure.self) { try MNIST.load(from: environment) }
    #expect(failure?.id == "dataset-corrupted")
    #expect(failure?.message.contains("\(cache.path)/mnist/\(name) has the SHA-256") == true)
}

/// A user's directory with a small MNIST: 5 pictures to learn from and 3 to be judged by.
private func smallFiles() -> [String: [UInt8]] {
    [
        "train-images-idx3-ubyte": imageFile(count: 5),
        "train-labels-idx1-ubyte": labelFile([0, 1, 2, 3, 9]),
        "t10k-images-idx3-ubyte": imageFile(count: 3),
        "t10k-labels-idx1-ubyte": labelFile([7, 8, 9]),
    ]
}

private func load(_ files: [String: [UInt8]]) throws -> SplitDataset {
    let directory = try TemporaryDirectory()
    for (name, bytes) in files { try directory.write(bytes, to: name) }
    return try MNIST.load(
        from: DatasetEnvironment(
            dataDirectory: directory.path, cacheDirectory: directory.path + "/cache",
            isOffline: true))
}

@Test(
    "A user's own files are read, packed or not, there or in a folder, under either name",
    arguments: [
        { $0 }, { "mnist/" + $0 }, { $0 + ".gz" }, { "mnist/" + $0 + ".gz" },
        { $0.replacingOccurrences(of: "-idx", with: ".idx") },
    ] as [@Sendable (String) -> String])
func ownFiles(name: @Sendable (String) -> String) throws {
    var files: [String: [UInt8]] = [:]
    for (plain, bytes) in smallFiles() {
        files[name(plain)] = name(plain).hasSuffix(".gz") ? gzip(bytes) : bytes
    }
    let data = try load(files)
    #expect(data.train.labels == [0, 1, 2, 3, 9])
    #expect(data.test.labels == [7, 8, 9])
    #expect(data.train.images == Array(imageFile(count: 5).dropFirst(16)))
    #expect(data.test.classNames == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
}

/// What is wrong with one of the files, and what the error says after the file's path.
private struct Damage: CustomTestStringConvertible, Sendable {
    let file: String
    let bytes: [UInt8]
    let message: String
    var testDescription: String { message }
}

private let damages: [Damage] = [
    Damage(
        file: "train-labels-idx1-ubyte", bytes: labelFile([0, 1, 12, 3, 9]),
        message: " has the label 12 at index 2, expected 0 to 9"),
    Damage(
        file: "train-labels-idx1-ubyte", bytes: labelFile([0, 1, 2, 3]),
        message: " holds 4 labels, expected 5, one for each image in "),
    Damage(
        file: "train-labels-idx1-ubyte", bytes: imageFile(count: 5),
        message: " holds images, expected labels"),
    Damage(
        file: "t10k-images-idx3-ubyte", bytes: Array("<html>Not found</html>".utf8),
        message:
            " is not an IDX file of images: it begins with the number 1013478509, expected 2051"),
    Damage(
        file: "t10k-images-idx3-ubyte", bytes: imageFile(count: 3).dropLast(),
        message: " ends too early: it says it holds 3 images of 28×28 pixels, which makes 2368 "
            + "bytes, found 2367"),
    Damage(
        file: "t10k-images-idx3-ubyte", bytes: imageFile(count: 3) + [0],
        message: " is too long: it says it holds 3 images of 28×28 pixels, which makes 2368 bytes, "
            + "found 2369"),
    Damage(
        file: "t10k-images-idx3-ubyte", bytes: header(2051, 3, 32, 32),
        message: " holds images of 32×32 pixels, expected 28×28"),
    Damage(
        file: "t10k-images-idx3-ubyte", bytes: header(2051, 0xFFFF_FFFF, 28, 28),
        message: " says it holds 4294967295 images of 28×28 pixels, expected 1 to 1000000"),
    Damage(
        file: "t10k-images-idx3-ubyte", bytes: [0, 0, 8],
        message: " ends too early: 3 bytes, expected a header of 16"),
    Damage(
        file: "t10k-images-idx3-ubyte", bytes: [],
        message: " ends too early: 0 bytes, expected a header of 16"),
    Damage(
        file: "t10k-labels-idx1-ubyte", bytes: gzip(labelFile([1, 2, 3])).dropLast(9),
        message: " ends too early: its compressed data is not complete"),
    Damage(
        file: "t10k-labels-idx1-ubyte",
        bytes: {
            var file = gzip(labelFile([1, 2, 3]))
            file[file.count - 6] ^= 1
            return file
        }(),
        message: " is damaged: its contents do not match their checksum"),
    Damage(
        file: "t10k-labels-idx1-ubyte", bytes: gzip(Array(repeating: 0, count: 2_000_000)),
        message: " holds more than the 1000008 bytes that it may"),
]

@Test("A bad file is an error that names it, what was expected and what to do", arguments: damages)
private func badFile(damage: Damage) throws {
    var files = smallFiles()
    files[damage.file] = damage.bytes
    let failure = try #require(throws: Failure.self) { try load(files) }
    #expect(failure.id == "dataset-corrupted")
    #expect(failure.message.contains("/\(damage.file)\(damage.message)"), "\(failure.message)")
    #expect(failure.hint == "replace the file, or unset SWIFTLET_DATA_DIR to use the original")
}

@Test("A missing file among others, and a directory that is none, are errors that name them")
func missingFiles() throws {
    var files = smallFiles()
    files["t10k-labels-idx1-ubyte"] = nil
    let one = try #require(throws: Failure.self) { try load(files) }
    #expect(one.id == "dataset-missing")
    #expect(one.message.hasSuffix("holds some files of MNIST, but not t10k-labels-idx1-ubyte.gz"))

    let none = try #require(throws: Failure.self) {
        try MNIST.load(
            from: DatasetEnvironment(dataDirectory: "/no/such", cacheDirectory: "/nowhere"))
    }
    #expect(none.message == "SWIFTLET_DATA_DIR is /no/such, which is not a directory")
}

@Test("Offline, a file that is not there is an error with everything needed to get it")
func offline() throws {
    let failure = try #require(throws: Failure.self) { try load([:]) }
    #expect(failure.id == "dataset-missing")
    #expect(failure.message.hasPrefix("train-images-idx3-ubyte.gz of MNIST is not at /"))
    #expect(failure.hint?.contains("SWIFTLET_DATA_DIR") == true)
    #expect(
        failure.notes[0] == "train-images-idx3-ubyte.gz: 9912422 bytes, SHA-256 "
            + "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609")
    #expect(failure.notes.count == 3)
}

@Test("The environment variables say where data lie")
func environment() {
    let full = [
        "SWIFTLET_DATA_DIR": "/d", "XDG_CACHE_HOME": "/c", "SWIFTLET_MIRROR": "file:///m",
        "SWIFTLET_OFFLINE": "1", "HOME": "/h",
    ]
    let all = DatasetEnvironment { full[$0] }
    #expect(all.dataDirectory == "/d" && all.cacheDirectory == "/c/swiftlet/datasets")
    #expect(all.mirror == "file:///m" && all.isOffline)
    let few = [
        "HOME": "/h", "SWIFTLET_OFFLINE": "0", "XDG_CACHE_HOME": "no", "SWIFTLET_MIRROR": "",
    ]
    let defaults = DatasetEnvironment { few[$0] }
    #expect(defaults.dataDirectory == nil && defaults.mirror == nil && !defaults.isOffline)
    #expect(defaults.cacheDirectory == "/h/.cache/swiftlet/datasets")
}
