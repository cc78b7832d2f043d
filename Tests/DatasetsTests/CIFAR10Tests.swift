import Datasets
import Diagnostics
import Foundation
import Testing

/// A tar archive of files.
private func tar(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    for (name, bytes) in files {
        var header = [UInt8](repeating: 0, count: 512)
        func write(_ text: String, at place: Int) {
            for (index, byte) in text.utf8.enumerated() { header[place + index] = byte }
        }
        write(name, at: 0)
        let size = String(bytes.count, radix: 8)
        write(String(repeating: "0", count: 11 - size.count) + size, at: 124)
        write("0", at: 156)
        write("ustar", at: 257)
        archive += header + bytes
        archive += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }
    return archive + [UInt8](repeating: 0, count: 1024)
}

/// A record: a label, then planes of red, green and blue that start at `first`.
private func record(_ label: UInt8, _ first: Int) -> [UInt8] {
    [label] + (0..<3072).map { UInt8(truncatingIfNeeded: first + $0 / 1024 * 50 + $0 % 1024 % 40) }
}

private func load(_ archive: [UInt8]) throws -> SplitDataset {
    let directory = try TemporaryDirectory()
    try directory.write(archive, to: "cifar10/cifar-10-binary.tar.gz")
    return try CIFAR10.load(
        from: DatasetEnvironment(
            dataDirectory: directory.path, cacheDirectory: directory.path + "/cache",
            isOffline: true))
}

private func members(_ change: (inout [(name: String, bytes: [UInt8])]) -> Void = { _ in })
    -> [(name: String, bytes: [UInt8])]
{
    var files: [(name: String, bytes: [UInt8])] = [("cifar-10-batches-bin/batches.meta.txt", [65])]
    for part in 1...5 {
        files.append(
            (
                "cifar-10-batches-bin/data_batch_\(part).bin",
                record(UInt8(part), part) + record(9, 0)
            ))
    }
    files.append(("cifar-10-batches-bin/test_batch.bin", record(7, 3)))
    change(&files)
    return files
}

@Test("CIFAR-10's planes become pixels, in the order of its files, packed or not")
func photographs() throws {
    for archive in [gzip(tar(members())), tar(members())] {
        let data = try load(archive)
        #expect(data.train.count == 10 && data.test.count == 1 && data.train.channels == 3)
        #expect(data.train.labels == [1, 9, 2, 9, 3, 9, 4, 9, 5, 9] && data.test.labels == [7])
        // The pixel 1 of the test image: red 3 + 1, green 50 and blue 100 more.
        #expect(data.test.images[3..<6].elementsEqual([4, 54, 104]))
        #expect(data.test.classNames[7] == "horse")
        #expect(data.test.source == "CIFAR-10 from SWIFTLET_DATA_DIR")
    }
}

@Test(
    "The real CIFAR-10 is read from the user's directory",
    .enabled(if: realPhotographs != nil, "there is no ../shared/data/cifar10 beside the project"))
func realPhotographsAreRead() throws {
    let data = try CIFAR10.load(
        from: DatasetEnvironment(dataDirectory: realPhotographs, cacheDirectory: "/nowhere"))
    #expect(data.train.count == 50_000 && data.test.count == 10_000)
    // The channels' means over the training images, known as 0.4914, 0.4822 and 0.4465 of 255.
    var sums = [0, 0, 0]
    for (index, value) in data.train.images.enumerated() { sums[index % 3] += Int(value) }
    for (sum, mean) in zip(sums, [0.4914, 0.4822, 0.4465]) {
        #expect(abs(Double(sum) / (50_000 * 1024) / 255 - mean) < 0.00006)
    }
}

private let realPhotographs: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appendingPathComponent("../shared/data").standardized.path
    let file = path + "/cifar10/cifar-10-binary.tar.gz"
    return FileManager.default.fileExists(atPath: file) ? path : nil
}()

@Test("An archive that lacks a file, ends early or has a wrong label is refused with its name")
func badArchives() throws {
    let cases: [(String, [UInt8])] = [
        ("holds no data_batch_3.bin", tar(members { $0.remove(at: 3) })),
        ("ends too early", Array(tar(members()).prefix(9000))),
        ("expected records of 3073", tar(members { $0[2].bytes.removeLast() })),
        ("has the label 10 at image 0", tar(members { $0[1].bytes[0] = 10 })),
        ("is not a tar archive", [UInt8](repeating: 7, count: 2000)),
    ]
    for (words, archive) in cases {
        let failure = #expect(throws: Failure.self) { try load(archive) }
        #expect(failure?.id == "dataset-corrupted")
        #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
    }
}

@Test("Coloured digits have CIFAR-10's format, and a limit keeps the first of each part")
func drawnInColour() {
    let data = ColouredDigits.load(seed: 2).limited(to: 30)
    #expect(data.train.count == 30 && data.test.count == 30)
    #expect(data.train.images.count == 30 * 32 * 32 * 3 && data.train.classNames.count == 10)
    #expect(data.train.source.hasSuffix("first 30 of 50000"))
    #expect(data.train.images == ColouredDigits.load(seed: 2).limited(to: 30).train.images)
}

@Test("CSV fields may be quoted, hold delimiters, line ends and doubled quotes")
func commaSeparated() throws {
    let text = "\u{FEFF}a, b,c\r\n1,\"x, \"\"y\"\"\",\n\n\"2\nlines\",,3"
    #expect(
        try CSV.records(of: text, delimiter: UInt8(ascii: ","))
            == [["a", "b", "c"], ["1", "x, \"y\"", ""], ["2\nlines", "", "3"]])
    for (text, words) in [("a,b\n1\n", "line 2 has 1 fields"), ("a\n\"b", "opens in line 2")] {
        let failure = #expect(throws: Failure.self) {
            try CSV.records(of: text, delimiter: UInt8(ascii: ","))
        }
        #expect(failure?.message.contains(words) == true)
    }
}
