/// Writes pictures in the PNG format (ISO/IEC 15948), eight bits a sample.
package enum PNG {
    /// A picture as a PNG file: gray where every pixel is, with a palette where 256 colours do,
    /// else in full colour.
    package static func encode(_ bitmap: Bitmap) -> [UInt8] {
        if let gray = graySamples(of: bitmap) {
            return file(bitmap, colorType: 0, palette: nil, rows: gray, bytesPerPixel: 1)
        }
        if let (palette, indices) = indexed(bitmap) {
            return file(bitmap, colorType: 3, palette: palette, rows: indices, bytesPerPixel: 1)
        }
        return file(bitmap, colorType: 2, palette: nil, rows: bitmap.samples, bytesPerPixel: 3)
    }

    private static func graySamples(of bitmap: Bitmap) -> [UInt8]? {
        let samples = bitmap.samples
        var gray: [UInt8] = []
        gray.reserveCapacity(samples.count / 3)
        for index in stride(from: 0, to: samples.count, by: 3) {
            let red = samples[index]
            guard red == samples[index + 1], red == samples[index + 2] else { return nil }
            gray.append(red)
        }
        return gray
    }

    private static func indexed(_ bitmap: Bitmap) -> (palette: [UInt8], indices: [UInt8])? {
        var palette: [UInt8] = []
        var known: [UInt32: UInt8] = [:]
        var indices: [UInt8] = []
        indices.reserveCapacity(bitmap.width * bitmap.height)
        var last: (color: UInt32, index: UInt8)?
        let samples = bitmap.samples
        for start in stride(from: 0, to: samples.count, by: 3) {
            let (red, green, blue) = (samples[start], samples[start + 1], samples[start + 2])
            let color = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
            if last?.color != color {
                if let index = known[color] {
                    last = (color, index)
                } else {
                    guard let index = UInt8(exactly: known.count) else { return nil }
                    known[color] = index
                    palette += [red, green, blue]
                    last = (color, index)
                }
            }
            indices.append(last?.index ?? 0)
        }
        return (palette, indices)
    }

    private static func file(
        _ bitmap: Bitmap, colorType: UInt8, palette: [UInt8]?, rows: [UInt8], bytesPerPixel: Int
    ) -> [UInt8] {
        // Rows as they are, or by what differs from the row above: which is smaller is hard to foresee.
        let data = [0, 2].map { filter in
            Deflate.zlibStream(filtered(rows, filter, stride: bitmap.width * bytesPerPixel))
        }
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let header = bigEndian(bitmap.width) + bigEndian(bitmap.height) + [8, colorType, 0, 0, 0]
        bytes += chunk("IHDR", header)
        if let palette { bytes += chunk("PLTE", palette) }
        bytes += chunk("IDAT", data[0].count <= data[1].count ? data[0] : data[1])
        return bytes + chunk("IEND", [])
    }

    /// Rows with their filter in front: 0 for none, 2 for "up" (ISO/IEC 15948, 9.2).
    private static func filtered(_ rows: [UInt8], _ filter: UInt8, stride: Int) -> [UInt8] {
        let height = rows.count / stride
        return [UInt8](unsafeUninitializedCapacity: rows.count + height) { filtered, count in
            rows.withUnsafeBufferPointer { rows in
                for row in 0..<height {
                    filtered[row * (stride + 1)] = filter
                    for index in row * stride..<(row + 1) * stride {
                        let above = filter == 2 && row > 0 ? rows[index - stride] : 0
                        filtered[index + row + 1] = rows[index] &- above
                    }
                }
            }
            count = rows.count + height
        }
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        return bigEndian(data.count) + body + bigEndian(Int(CRC32.value(of: body)))
    }

    private static func bigEndian(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(value >> (24 - 8 * $0) & 0xFF) }
    }
}
