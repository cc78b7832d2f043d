import RichDisplay
import Testing

@Test(
    "Base64 agrees with the examples of RFC 4648",
    arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
func base64(text: String, expected: String) {
    #expect(text.utf8.base64Encoded == expected)
}

@Test("Base64 uses all 64 digits")
func base64Digits() {
    let bytes: [UInt8] = [0x00, 0x10, 0x83, 0xFB, 0xFF, 0xBF]
    #expect(bytes.base64Encoded == "ABCD+/+/")
}

@Test("The CRC of nine digits is the published one, in one piece and in two")
func crc32() {
    let digits = Array("123456789".utf8)
    #expect(CRC32.value(of: digits) == 0xCBF4_3926)
    #expect(CRC32.value(of: []) == 0)
    for cut in 0...9 {
        var crc = CRC32()
        digits[..<cut].withUnsafeBytes { crc.update($0) }
        digits[cut...].withUnsafeBytes { crc.update($0) }
        #expect(crc.value == 0xCBF4_3926, "cut after \(cut)")
    }
    // 32 zero bytes, which take the way of eight at a time; from RFC 3309's companion values.
    #expect(CRC32.value(of: Array(repeating: 0, count: 32)) == 0x190A_55AD)
}

@Test("Markup escaping leaves nothing that a browser or an XML reader would act on")
func escaping() {
    #expect(
        "<a href='x' id=\"y\">&".escapedForMarkup
            == "&lt;a href=&#39;x&#39; id=&quot;y&quot;&gt;&amp;")
    #expect("a\u{0}b\u{1B}c\u{FFFE}\td".escapedForMarkup == "a\u{FFFD}b\u{FFFD}c\u{FFFD}\td")
    #expect("日本 é 👍".escapedForMarkup == "日本 é 👍")
}

/// The chunks of a PNG file after its signature, each checked against its own CRC.
private func chunks(_ png: [UInt8]) throws -> [(type: String, data: [UInt8])] {
    #expect(png.prefix(8).elementsEqual([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    func number(_ start: Int) -> Int { png[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    var result: [(type: String, data: [UInt8])] = []
    var position = 8
    while position < png.count {
        let length = number(position)
        try #require(position + 12 + length <= png.count)
        let body = Array(png[position + 4..<position + 8 + length])
        #expect(Int(CRC32.value(of: body)) == number(position + 8 + length))
        result.append((String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4))))
        position += 12 + length
    }
    return result
}

@Test("A PNG file has the right chunks, for gray, few colours and many")
func pngChunks() throws {
    let gray = try #require(
        Bitmap(width: 3, height: 2, channels: 1, samples: [0, 9, 255, 1, 2, 3]))
    let grayChunks = try chunks(PNG.encode(gray))
    #expect(grayChunks.map(\.type) == ["IHDR", "IDAT", "IEND"])
    #expect(grayChunks[0].data == [0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0])

    let few = try #require(
        Bitmap(width: 2, height: 1, channels: 3, samples: [255, 0, 0, 0, 255, 0]))
    let fewChunks = try chunks(PNG.encode(few))
    #expect(fewChunks.map(\.type) == ["IHDR", "PLTE", "IDAT", "IEND"])
    #expect(fewChunks[0].data[9] == 3)
    #expect(fewChunks[1].data == [255, 0, 0, 0, 255, 0])

    let samples = (0..<300).flatMap { index -> [UInt8] in
        [UInt8(index % 256), UInt8(index / 256), 7]
    }
    let many = try #require(Bitmap(width: 300, height: 1, channels: 3, samples: samples))
    let manyChunks = try chunks(PNG.encode(many))
    #expect(manyChunks.map(\.type) == ["IHDR", "IDAT", "IEND"])
    #expect(manyChunks[0].data[9] == 2)
}

@Test("A picture whose samples do not fit its size is refused")
func bitmapSizes() {
    #expect(Bitmap(width: 2, height: 2, channels: 1, samples: [1, 2, 3]) == nil)
    #expect(Bitmap(width: 2, height: 2, channels: 2, samples: Array(repeating: 0, count: 8)) == nil)
    #expect(Bitmap(width: 0, height: 2, channels: 1, samples: []) == nil)
    #expect(Bitmap(width: Int.max, height: 2, channels: 1, samples: []) == nil)
}
