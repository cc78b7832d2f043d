import Foundation
import RichDisplay

/// A directory that goes away with the value.
final class TemporaryDirectory {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "swiftlet-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, making the folders in its name.
    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    /// All files below, relative to the directory, in alphabetical order.
    var files: [String] {
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return all.filter { name in
            var isDirectory: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: "\(path)/\(name)", isDirectory: &isDirectory)
            return exists && !isDirectory.boolValue
        }.sorted()
    }
}

/// A gzip file around bytes.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) }
    }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + Deflate.compress(bytes)
        + littleEndian(CRC32.value(of: bytes)) + littleEndian(UInt32(bytes.count))
}

/// An IDX header: numbers of 32 bits, the first byte first.
func header(_ numbers: UInt32...) -> [UInt8] {
    numbers.flatMap { number in (0..<4).map { UInt8(number >> (24 - 8 * $0) & 0xFF) } }
}

/// Pictures of 28×28 that all differ.
func imageFile(count: Int) -> [UInt8] {
    header(2051, UInt32(count), 28, 28)
        + (0..<count * 784).map { UInt8(truncatingIfNeeded: $0 / 784 + $0 % 7) }
}

func labelFile(_ labels: [UInt8]) -> [UInt8] { header(2049, UInt32(labels.count)) + labels }
