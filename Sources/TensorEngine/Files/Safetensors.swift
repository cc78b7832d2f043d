import CTensorRoutines
import Diagnostics
import Foundation

/// Named tensors in one file, in the safetensors format: an 8-byte length, a JSON header, and the
/// elements, row-major and little-endian. Data only, so opening a stranger's file runs nothing.
package enum Safetensors {
    /// What a file holds.
    package struct Contents {
        package var tensors: [String: Tensor]
        package var metadata: [String: String]

        package init(tensors: [String: Tensor], metadata: [String: String] = [:]) {
            self.tensors = tensors
            self.metadata = metadata
        }
    }

    /// Longest header allowed, as in the format's own implementation.
    private static let longestHeader = 100_000_000

    private static let names: [(DType, String)] = [
        (.float32, "F32"), (.float64, "F64"), (.float16, "F16"), (.bfloat16, "BF16"),
        (.int32, "I32"), (.int64, "I64"), (.uint8, "U8"), (.bool, "BOOL"),
    ]

    // MARK: Reading

    /// Reads a file. Throws `file-not-found`, `invalid-file` or `out-of-memory`, naming the file.
    package static func read(_ path: String) throws -> Contents {
        guard FileManager.default.fileExists(atPath: path) else {
            throw Failure(id: "file-not-found", "there is no file \(path)")
        }
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        try MemoryAccountant.reserve(size, for: "reading \(path)")
        defer { MemoryAccountant.release(size) }
        do {
            // Read, not mapped: a mapped file that shrinks under us would end the process.
            return try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes(decode)
        } catch var failure as Failure {
            failure.message = "\(path): \(failure.message)"
            throw failure
        } catch {
            throw Failure(id: "file-not-readable", "\(path) cannot be read: \(error)")
        }
    }

    /// Decodes a file's bytes. Every length and offset is checked before anything is allocated.
    /// F16 and BF16 become Float32.
    package static func decode(_ bytes: UnsafeRawBufferPointer) throws -> Contents {
        guard bytes.count >= 8 else {
            throw Failure(
                id: "invalid-file", "\(bytes.count) bytes are too few for a safetensors file")
        }
        let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        guard length <= longestHeader, Int(length) <= bytes.count - 8 else {
            throw Failure(
                id: "invalid-file",
                "a header of \(length) bytes does not fit a file of \(bytes.count)",
                hint: "the file may be cut short, or not be a safetensors file")
        }
        let header = try SafetensorsHeader(
            UnsafeRawBufferPointer(rebasing: bytes[8..<8 + Int(length)]))
        let data = UnsafeRawBufferPointer(rebasing: bytes[(8 + Int(length))...])
        let kinds = try check(header, dataSize: data.count)
        var contents = Contents(tensors: [:], metadata: header.metadata)
        for (entry, (dtype, shape)) in zip(header.entries, kinds) {
            let part = UnsafeRawBufferPointer(rebasing: data[entry.start..<entry.end])
            contents.tensors[entry.name] = try tensor(part, dtype, shape)
        }
        return contents
    }

    /// Checks dtypes, shapes and that the parts cover the data without gap or overlap.
    private static func check(_ header: SafetensorsHeader, dataSize: Int) throws -> [(DType, Shape)]
    {
        let kinds = try header.entries.map { entry in
            guard let dtype = names.first(where: { $0.1 == entry.dtype })?.0 else {
                throw Failure(
                    id: "unsupported-dtype",
                    "the tensor \(entry.name) has elements of type \(entry.dtype)",
                    hint: "supported are \(names.map(\.1).joined(separator: ", "))")
            }
            let shape = try Shape(checking: entry.shape)
            // The shape's own check leaves room for the element's size.
            guard shape.count * dtype.size == entry.end - entry.start else {
                throw Failure(
                    id: "invalid-file",
                    "the tensor \(entry.name), \(entry.dtype) of shape \(shape), takes "
                        + "\(shape.count * dtype.size) bytes, but has \(entry.end - entry.start)")
            }
            return (dtype, shape)
        }
        var covered = 0
        for entry in header.entries.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            guard entry.start == covered else {
                throw Failure(
                    id: "invalid-file",
                    "the tensor \(entry.name) begins at byte \(entry.start) of the data, "
                        + "but the one before it ends at \(covered)")
            }
            covered = entry.end
        }
        guard covered == dataSize else {
            throw Failure(
                id: "invalid-file", "tensors take \(covered) bytes of the \(dataSize) of the data")
        }
        return kinds
    }

    private static func tensor(
        _ bytes: UnsafeRawBufferPointer, _ dtype: DType, _ shape: Shape
    ) throws -> Tensor {
        let isHalf = dtype == .float16 || dtype == .bfloat16
        return try Tensor(uninitialized: shape, dtype: isHalf ? .float32 : dtype) { memory in
            guard let base = bytes.baseAddress, bytes.count > 0 else { return }
            switch dtype {
            case .float16, .bfloat16:
                let halves = ReferenceArray(
                    memory: UnsafeMutableRawPointer(mutating: base), dtype: dtype, shape: shape)
                let floats = memory.assumingMemoryBound(to: Float.self)
                for i in 0..<shape.count { floats[i] = Float(halves[i]) }
            case .bool:
                // Any byte but zero is true; in memory truth is 1 and nothing else.
                let truths = memory.assumingMemoryBound(to: UInt8.self)
                for i in 0..<shape.count { truths[i] = bytes[i] == 0 ? 0 : 1 }
            default: memory.copyMemory(from: base, byteCount: bytes.count)
            }
        }
    }

    // MARK: Writing

    /// Writes a file: beside the old one first, then in its place, so that no reader ever sees
    /// half of it. Throws `file-not-writable`.
    package static func write(_ contents: Contents, to path: String) throws {
        let data = try encode(contents)
        do {
            try data.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            let hasFolder = FileManager.default.fileExists(atPath: folder)
            throw Failure(
                id: "file-not-writable",
                "\(path) cannot be written: "
                    + (hasFolder ? error.localizedDescription : "there is no folder \(folder)"))
        }
    }

    /// The bytes of a file: widest elements first, so that all lie aligned, then by name.
    package static func encode(_ contents: Contents) throws -> Data {
        let tensors = contents.tensors.sorted { a, b in
            (-a.value.dtype.size, a.key) < (-b.value.dtype.size, b.key)
        }
        var fields: [String] = []
        if !contents.metadata.isEmpty {
            let pairs = contents.metadata.sorted { $0.key < $1.key }
                .map { "\(quote($0.key)):\(quote($0.value))" }
            fields.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
        }
        var end = 0
        for (name, tensor) in tensors {
            guard name != "__metadata__" else {
                throw Failure(
                    id: "invalid-argument", "a tensor cannot be named __metadata__ in a file")
            }
            let start = end
            end += tensor.count * tensor.dtype.size
            let dtype = names.first { $0.0 == tensor.dtype }?.1 ?? ""
            let shape = tensor.shape.dimensions.map(String.init).joined(separator: ",")
            fields.append(
                "\(quote(name)):{\"dtype\":\"\(dtype)\",\"shape\":[\(shape)],"
                    + "\"data_offsets\":[\(start),\(end)]}")
        }
        var header = Data("{\(fields.joined(separator: ","))}".utf8)
        while header.count % 8 != 0 { header.append(0x20) }
        var data = Data(capacity: 8 + header.count + end)
        withUnsafeBytes(of: UInt64(header.count).littleEndian) { data.append(contentsOf: $0) }
        data.append(header)
        for (_, tensor) in tensors {
            try tensor.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        return data
    }

    private static func quote(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
