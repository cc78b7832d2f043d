import Datasets
import RichDisplay
import Testing

private func bytes(_ hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).compactMap { offset in
        UInt8(hex.dropFirst(offset).prefix(2), radix: 16)
    }
}

/// A gzip file around a deflate stream that another program made.
private func wrapped(_ stream: [UInt8], _ contents: [UInt8]) -> [UInt8] {
    let whole = gzip(contents)
    return Array(whole.prefix(10)) + stream + whole.suffix(8)
}

/// 700 bytes without much of a pattern, for which zlib makes codes of their own.
private let mixed = (0..<700).map { index -> UInt8 in
    let fine = (index * index * 7 + index / 3) % 61
    return UInt8(fine + index / 50 % 3 * 60)
}

/// `mixed` as zlib compresses it at level 9.
private let dynamicStream = """
    65ce7d4fa1010000704d3ca831c5249251c6ca6b165d4f93d71a534c221965acbc66d1f5dc9cf35263dd98ee\
    48e6ca5879c95974e703defff7fc3ec10f01d091d2751c9742666e2cd159323a81c844ac722578e98a18e0d2\
    683cec9a403e231348002e758e33c9e78ab401b7277ea8d39a8336932d6cd9d13ba0735fd4180fc5f4a193d3\
    a85901e95c3b0a8d0d0c06b78e742a83c790cc54c6edf69ffbe438554d0effe63b8f0fad54b7d94bbfd4eafd\
    4202ba7dcea773f5f4e8e3b6552a54df6ba58a888406c8e2c579f6269bca10cda226897cea2c5d4225ccb0d1\
    6be2091a1af17fdb607482e7de883e7a16567b6d369ff62210df8b05226aaff5c0b3edf78660edeaf8b535b8\
    1bf586b9ded3f3a0981867eb37897419ea76bf3c64bfe51b79587b71810708b922cc0a9325212111d3cb040c\
    9e85916f4cf32824c63a934287b58d7eebbe3d6235ecb95517e12d9b0a54db15d14b9dd762765e9dd85d313b\
    acfdbb33fa3eecf453cd1ff78dafed662fd3f9d518fdcc668add72a1fc56bac9c1da38d6141243430885130b\
    383481434061e9209fff690e05020c946c932080b50d1abd4b13bfdaf5594c8e4ba7c51e32a9d4e6f0f1a1fb\
    da6d7584f695dbb076aa9218bc679ba562ede3a9521f56f27735e8b5d9cf0d5ede52cd72b99581b5056c8e7c\
    1e87250b69249a9832856780ab3c29512e92e1454bcb52321284b5b576c8efff7ca084d40e65ecda10383ef2\
    a983de90e6cce98a9814e0ee29acfd0f
    """

@Test(
    "Streams that zlib made are read: stored, with fixed codes, with codes of their own",
    arguments: [
        ("011100eeff68656c6c6f2068656c6c6f2068656c6c6f", Array("hello hello hello".utf8)),
        ("cb48cdc9c957c8409000", Array("hello hello hello".utf8)),
        ("4b4c1c05a360140c770000", Array(repeating: UInt8(ascii: "a"), count: 1000)),
        (dynamicStream, mixed),
    ])
func foreignStreams(stream: String, contents: [UInt8]) throws {
    let file = wrapped(bytes(stream), contents)
    #expect(try Gzip.decompress(file, limit: 1000) == contents)
}

/// Bytes as often as Fibonacci's numbers, in no order: the best code for them would be too long.
private func fibonacci(among noise: [UInt8]) -> [UInt8] {
    var counts = [1, 1]
    while counts.count < 22 { counts.append(counts[counts.count - 1] + counts[counts.count - 2]) }
    let bytes = counts.enumerated().flatMap { byte, count in
        Array(repeating: UInt8(byte), count: count)
    }
    let order = bytes.indices.sorted { (noise[$0], $0 % 251) < (noise[$1], $1 % 251) }
    return order.map { bytes[$0] }
}

@Test("What our compressor writes is read back, whatever the bytes")
func roundTrip() throws {
    var state: UInt64 = 42
    let noise = (0..<70_000).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return UInt8(truncatingIfNeeded: state >> 56)
    }
    // Repeats at every distance up to the window of 32,768 and beyond.
    let repeats = noise.prefix(33_000) + noise.prefix(33_000) + noise[5..<300] + noise[1..<4]
    let samples: [[UInt8]] = [
        [], [7], [7, 7], Array(repeating: 0, count: 100_000), noise, Array(repeats),
        (0..<5000).map { UInt8($0 % 256) }, fibonacci(among: noise),
    ]
    for sample in samples {
        #expect(try Gzip.decompress(gzip(sample), limit: 200_000) == sample)
    }
    #expect(gzip(Array(repeating: 0, count: 100_000)).count < 1000)
}

@Test("A file cut short anywhere is an error")
func truncation() {
    let file = wrapped(bytes(dynamicStream), mixed)
    for length in 0..<file.count {
        #expect(throws: CompressionProblem.self, "\(length) bytes") {
            try Gzip.decompress(Array(file.prefix(length)), limit: 1000)
        }
    }
}

@Test("A file with any bit turned over is an error or another harmless text, never a trap")
func corruption() {
    let file = wrapped(bytes(dynamicStream), mixed)
    var unnoticed = 0
    for index in 10..<file.count {
        for bit in 0..<8 {
            var damaged = file
            damaged[index] ^= 1 << UInt8(bit)
            if (try? Gzip.decompress(damaged, limit: 1000)) != nil { unnoticed += 1 }
        }
    }
    // Only the bits that pad the last byte of the stream mean nothing.
    #expect(unnoticed < 8)
}

@Test("No more comes out than the limit, even where the file claims less")
func limit() {
    let bomb = gzip(Array(repeating: 0, count: 1_000_000))
    #expect(throws: CompressionProblem.exceedsLimit(1000)) {
        try Gzip.decompress(bomb, limit: 1000)
    }
    let liar = bomb.dropLast(4) + [100, 0, 0, 0]
    #expect(throws: CompressionProblem.self) {
        try Gzip.decompress(Array(liar), limit: 2_000_000)
    }
}

@Test("Names, comments, extra fields and several members are understood")
func members() throws {
    let plain = gzip(Array("abc".utf8))
    let decorated: [UInt8] =
        [0x1F, 0x8B, 8, 0b11110, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9] + Array("name".utf8) + [0]
        + Array("comment".utf8) + [0, 1, 2] + plain.dropFirst(10)
    #expect(try Gzip.decompress(decorated, limit: 10) == Array("abc".utf8))
    // The last member's size is that of the whole only if it is the only one.
    let first = gzip(Array("abcd".utf8))
    #expect(try Gzip.decompress(plain + [0, 0], limit: 10) == Array("abc".utf8))
    #expect(try Gzip.decompress(first + plain, limit: 10) == Array("abcdabc".utf8))
}

@Test(
    "SHA-256 agrees with the examples of FIPS 180-4",
    arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
func sha256(text: String, expected: String) {
    #expect(SHA256.hexDigest(of: Array(text.utf8)) == expected)
}

@Test("SHA-256 of a million letters is the published one")
func sha256OfMany() {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
        SHA256.hexDigest(of: letters)
            == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
}
