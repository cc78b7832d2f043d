import Foundation
import VirtualMachine

extension CoreLibrary {
    static let dataBytes = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Bytes.
                    struct Data: RandomAccessCollection, Hashable, CustomStringConvertible,
                        CustomDebugStringConvertible
                    {
                        typealias Element = UInt8
                        typealias Index = Int
                        typealias Iterator = StringUnitIterator<UInt8>
                        typealias SubSequence = Data
                        typealias Indices = Range<Int>
                        var _bytes: [UInt8]
                        init() { _bytes = [] }
                        init(_ bytes: [UInt8]) { _bytes = bytes }
                        init<S: Sequence>(_ elements: S) where S.Element == UInt8 {
                            _bytes = Array(elements)
                        }
                        init(count: Int) { _bytes = Array(repeating: 0, count: count) }
                        init(repeating repeatedValue: UInt8, count: Int) {
                            _bytes = Array(repeating: repeatedValue, count: count)
                        }
                        /// The bytes of a file.
                        init(contentsOf url: URL) throws { _bytes = try _readFile(url.path) }
                        /// Bytes from text in base 64; nil if it is wrong.
                        init?(base64Encoded text: String) {
                            guard let bytes = _fromBase64(text) else { return nil }
                            _bytes = bytes
                        }
                        func makeIterator() -> StringUnitIterator<UInt8> {
                            StringUnitIterator(_units: _bytes, _position: 0)
                        }
                        var startIndex: Int { 0 }
                        var endIndex: Int { _bytes.count }
                        var count: Int { _bytes.count }
                        var isEmpty: Bool { _bytes.isEmpty }
                        subscript(index: Int) -> UInt8 {
                            get { _bytes[index] }
                            set { _bytes[index] = newValue }
                        }
                        subscript(bounds: Range<Int>) -> Data { Data(Array(_bytes[bounds])) }
                        mutating func append(_ byte: UInt8) { _bytes.append(byte) }
                        mutating func append(_ other: Data) {
                            _bytes.append(contentsOf: other._bytes)
                        }
                        mutating func append<S: Sequence>(contentsOf elements: S)
                        where S.Element == UInt8 {
                            for byte in elements { _bytes.append(byte) }
                        }
                        mutating func removeAll() { _bytes = [] }
                        /// The bytes of a range.
                        func subdata(in range: Range<Int>) -> Data { Data(Array(_bytes[range])) }
                        /// The bytes as text in base 64.
                        func base64EncodedString() -> String { _base64(_bytes) }
                        /// Writes the bytes to a file.
                        func write(to url: URL) throws { try _writeFile(url.path, _bytes) }
                        static func + (lhs: Data, rhs: Data) -> Data {
                            Data(lhs._bytes + rhs._bytes)
                        }
                        static func == (lhs: Data, rhs: Data) -> Bool { lhs._bytes == rhs._bytes }
                        func hash(into hasher: inout Hasher) { hasher.combine(_bytes) }
                        var description: String { "\\(_bytes.count) bytes" }
                        var debugDescription: String { description }
                    }
                    """)
            Builtin("func _base64(_ bytes: [UInt8]) -> String") { (bytes: [UInt8]) in
                Data(bytes).base64EncodedString()
            }
            Builtin("func _fromBase64(_ text: String) -> [UInt8]?") { (text: String) in
                Data(base64Encoded: text).map(Array.init)
            }
        }
    ]
}
