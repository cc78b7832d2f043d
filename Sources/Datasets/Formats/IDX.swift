import Diagnostics

/// The file format of MNIST and its relatives: a number that says what is inside, the sizes as
/// big-endian 32-bit numbers, and bytes.
enum IDX {
    /// Pictures: magic number 2051, then count, height, width.
    static let imageMagic = 2051
    /// Labels: magic number 2049, then count.
    static let labelMagic = 2049
    /// Files that claim more items are refused before anything is allocated for them.
    static let mostItems = 1_000_000

    /// The pixels of a file of pictures of a known size, without the header.
    static func images(in file: DataFile, height: Int, width: Int) throws -> [UInt8] {
        let limit = 16 + mostItems * height * width
        let bytes = try file.unpacked(limit: limit)
        try checkMagic(of: bytes, in: file, is: imageMagic, what: "images", headerSize: 16)
        let (count, rows, columns) = (number(bytes, 4), number(bytes, 8), number(bytes, 12))
        guard rows == height, columns == width else {
            throw file.failure(
                "holds images of \(rows)×\(columns) pixels, expected \(height)×\(width)")
        }
        try checkSize(
            of: bytes, in: file, count: count, itemSize: height * width, headerSize: 16,
            what: "images of \(height)×\(width) pixels")
        return Array(bytes[16...])
    }

    /// The labels of a file, each below `classCount`.
    static func labels(in file: DataFile, classCount: Int) throws -> [UInt8] {
        let bytes = try file.unpacked(limit: 8 + mostItems)
        try checkMagic(of: bytes, in: file, is: labelMagic, what: "labels", headerSize: 8)
        try checkSize(
            of: bytes, in: file, count: number(bytes, 4), itemSize: 1, headerSize: 8,
            what: "labels")
        let labels = Array(bytes[8...])
        if let index = labels.firstIndex(where: { $0 >= classCount }) {
            throw file.failure(
                "has the label \(labels[index]) at index \(index), expected 0 to \(classCount - 1)")
        }
        return labels
    }

    private static func checkMagic(
        of bytes: [UInt8], in file: DataFile, is magic: Int, what: String, headerSize: Int
    ) throws {
        guard bytes.count >= headerSize else {
            throw file.failure(
                "ends too early: \(bytes.count) bytes, expected a header of \(headerSize)")
        }
        let found = number(bytes, 0)
        guard found != magic else { return }
        let known = [imageMagic: "images", labelMagic: "labels"][found]
        throw file.failure(
            known.map { "holds \($0), expected \(what)" }
                ?? "is not an IDX file of \(what): it begins with the number \(found), "
                + "expected \(magic)")
    }

    private static func checkSize(
        of bytes: [UInt8], in file: DataFile, count: Int, itemSize: Int, headerSize: Int,
        what: String
    ) throws {
        guard count > 0, count <= mostItems else {
            throw file.failure("says it holds \(count) \(what), expected 1 to \(mostItems)")
        }
        let expected = headerSize + count * itemSize
        guard bytes.count == expected else {
            let problem = bytes.count < expected ? "ends too early" : "is too long"
            throw file.failure(
                "\(problem): it says it holds \(count) \(what), which makes \(expected) bytes, "
                    + "found \(bytes.count)")
        }
    }

    private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }
}
