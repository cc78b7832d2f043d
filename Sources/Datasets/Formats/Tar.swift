/// Reads tar archives in the ustar format (POSIX 1003.1-1988): blocks of 512 bytes, a header block
/// before each file.
enum Tar {
    private static let block = 512

    /// Where each ordinary file's bytes lie, by the last part of its name.
    static func files(in bytes: [UInt8], of file: DataFile) throws -> [String: Range<Int>] {
        var found: [String: Range<Int>] = [:]
        var position = 0
        while position + block <= bytes.count, bytes[position] != 0 {
            guard text(bytes, position + 257, 5) == "ustar" else {
                throw file.failure("is not a tar archive: no header at byte \(position)")
            }
            guard let size = Int(text(bytes, position + 124, 12).filter { $0 != " " }, radix: 8)
            else { throw file.failure("has a file of no size at byte \(position)") }
            let start = position + block
            guard size >= 0, size <= bytes.count - start else {
                throw file.failure(
                    "ends too early: a file of \(size) bytes begins at byte \(start) of "
                        + "\(bytes.count)")
            }
            let name = text(bytes, position, 100)
            // '0' and NUL mark ordinary files.
            if [0x30, 0].contains(bytes[position + 156]) {
                found[name.split(separator: "/").last.map(String.init) ?? name] =
                    start..<start + size
            }
            position = start + (size + block - 1) / block * block
        }
        return found
    }

    private static func text(_ bytes: [UInt8], _ start: Int, _ length: Int) -> String {
        String(decoding: bytes[start..<start + length].prefix { $0 != 0 }, as: UTF8.self)
    }
}
