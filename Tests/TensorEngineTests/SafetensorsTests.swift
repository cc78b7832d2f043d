import Diagnostics
import Foundation
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Safetensors files") struct Files {
        /// A file made by hand: length, header, data.
        private func file(_ header: String, _ data: [UInt8], length: UInt64? = nil) -> [UInt8] {
            let bytes = Array(header.utf8)
            let count = length ?? UInt64(bytes.count)
            return (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * UInt64($0))) } + bytes
                + data
        }

        private func decode(_ bytes: [UInt8]) throws -> Safetensors.Contents {
            try bytes.withUnsafeBytes { try Safetensors.decode($0) }
        }

        @Test("A file made by hand is read: values, an empty tensor, a scalar, metadata")
        func reading() throws {
            let header = #"""
                {"__metadata__":{"made":"by \"hand\" ü"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"s":{"dtype":"U8","shape":[],"data_offsets":[8,9]},"e":{"dtype":"I64","shape":[0,3],"data_offsets":[9,9]},"h":{"dtype":"F16","shape":[3],"data_offsets":[9,15]},"b":{"dtype":"BF16","shape":[1],"data_offsets":[15,17]}}   
                """#
            // 1.0 and −2.5 as Float32; 7; 1, −2 and 2⁻²⁴ as half precision; 3.0 as BFloat16.
            let data: [UInt8] = [
                0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0, 7, 0, 0x3C, 0, 0xC0, 1, 0, 0x40, 0x40,
            ]
            let contents = try decode(file(header, data))
            #expect(contents.metadata == ["made": "by \"hand\" ü"])
            try expect(#require(contents.tensors["a"]), [1, -2.5], shape: [2])
            try expect(#require(contents.tensors["s"]), [7], shape: [])
            try expect(#require(contents.tensors["e"]), [], shape: [0, 3])
            try expect(#require(contents.tensors["h"]), [1, -2, 0x1p-24], shape: [3])
            try expect(#require(contents.tensors["b"]), [3], shape: [1])
        }

        @Test("The bytes written are those the format prescribes")
        func writing() throws {
            let contents = try Safetensors.Contents(
                tensors: ["w": Tensor([1, 2] as [Float]), "n": Tensor([5] as [Int64])],
                metadata: ["k": "v\n"])
            let header =
                #"{"__metadata__":{"k":"v\n"},"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"#
                + #""w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}"#
            let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
            let data: [UInt8] = [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]
            #expect(try Array(Safetensors.encode(contents)) == file(padded, data))
        }

        @Test("Writing and reading gives back every dtype, bit for bit")
        func roundTrip() throws {
            let path = NSTemporaryDirectory() + "round-trip-\(UUID().uuidString).safetensors"
            defer { try? FileManager.default.removeItem(atPath: path) }
            var tensors: [String: Tensor] = [:]
            for dtype in [DType.float32, .float64, .int32, .int64, .uint8, .bool] {
                tensors["t.\(dtype)"] = try tensor([3, 5], from: 0, to: 200).cast(to: dtype)
            }
            tensors["nan"] = try Tensor([.nan, -0.0, .infinity] as [Float])
            try Safetensors.write(Safetensors.Contents(tensors: tensors), to: path)
            let read = try Safetensors.read(path).tensors
            #expect(read.count == tensors.count)
            for (name, tensor) in tensors {
                let other = try #require(read[name])
                #expect(other.dtype == tensor.dtype && other.shape == tensor.shape)
                let same = try tensor.withUnsafeBytes { a in
                    try other.withUnsafeBytes { b in a.elementsEqual(b) }
                }
                #expect(same, "\(name)")
            }
            #expect(
                try failure { _ = try Safetensors.read("/no/such/file") }.id == "file-not-found")
        }

        @Test("Broken files are refused, each with its reason")
        func refusals() throws {
            func entry(_ name: String, _ shape: String, _ from: Int, _ to: Int) -> String {
                "\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[\(from),\(to)]}"
            }
            let four = [UInt8](repeating: 0, count: 4)
            let broken: [(String, [UInt8])] = [
                ("too few", [1, 2, 3]),
                ("does not fit", file("{}", [], length: 50)),
                ("does not fit", file("{}", [], length: .max)),
                ("begin with {", file(" {}", [])),
                ("text follows", file("{}x", [])),
                ("bytes of the 4", file("{}", four)),
                ("begins at byte 4", file("{\(entry("a", "[1]", 4, 8))}", four + four)),
                (
                    "begins at byte 0",
                    file("{\(entry("a", "[1]", 0, 4)),\(entry("b", "[1]", 0, 4))}", four)
                ),
                (
                    "appears twice",
                    file("{\(entry("a", "[1]", 0, 4)),\(entry("a", "[1]", 4, 8))}", four + four)
                ),
                ("takes 8 bytes", file("{\(entry("a", "[2]", 0, 4))}", four)),
                ("more elements", file("{\(entry("a", "[9223372036854775807,8]", 0, 4))}", four)),
                ("too large", file("{\(entry("a", "[99999999999999999999]", 0, 4))}", four)),
                ("whole number", file("{\(entry("a", "[-1]", 0, 4))}", four)),
                ("not a range", file("{\(entry("a", "[1]", 4, 0))}", four)),
                ("lacks", file(#"{"a":{"dtype":"F32","shape":[1]}}"#, four)),
                ("unknown field", file(#"{"a":{"kind":"F32"}}"#, four)),
                ("does not end", file(#"{"a"#, [])),
                (
                    "elements of type F8_E4M3",
                    file(#"{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}"#, four)
                ),
            ]
            for (reason, bytes) in broken {
                let problem = try failure { _ = try decode(bytes) }
                #expect(problem.message.contains(reason), "\(problem.message)")
            }
        }
    }
}
