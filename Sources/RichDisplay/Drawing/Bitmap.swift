/// A picture of opaque pixels, in memory row by row, red, green and blue.
package struct Bitmap: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// `height · width · 3` values of 0 to 255.
    package private(set) var samples: [UInt8]

    /// A picture of one colour.
    package init(width: Int, height: Int, filledWith color: Color) {
        self.width = max(width, 1)
        self.height = max(height, 1)
        let count = self.width * self.height * 3
        samples = [UInt8](unsafeUninitializedCapacity: count) { samples, filled in
            for start in stride(from: 0, to: count, by: 3) {
                samples[start] = color.red
                samples[start + 1] = color.green
                samples[start + 2] = color.blue
            }
            filled = count
        }
    }

    /// Takes `height · width · channels` samples, row by row, of gray (1 channel) or colour (3).
    ///
    /// Nil if the sizes are not positive, the channels neither 1 nor 3, or the count is not as
    /// said.
    package init?(width: Int, height: Int, channels: Int, samples: some Collection<UInt8>) {
        guard width > 0, height > 0, channels == 1 || channels == 3 else { return nil }
        let (pixels, overflows) = width.multipliedReportingOverflow(by: height)
        guard !overflows, pixels <= Int.max / 3, samples.count == pixels * channels else {
            return nil
        }
        self.width = width
        self.height = height
        self.samples =
            channels == 3 ? Array(samples) : samples.flatMap { repeatElement($0, count: 3) }
    }

    /// The colour of a pixel; the caller stays inside the picture.
    package subscript(x: Int, y: Int) -> Color {
        get {
            let start = (y * width + x) * 3
            return Color(samples[start], samples[start + 1], samples[start + 2])
        }
        set {
            let start = (y * width + x) * 3
            samples[start] = newValue.red
            samples[start + 1] = newValue.green
            samples[start + 2] = newValue.blue
        }
    }

    /// Lays a colour over a pixel; pixels outside the picture are left alone.
    ///
    /// - Parameter coverage: from 0, nothing, to 1, everything. Taken in halves: with two pixels for
    ///   each point of a screen edges look soft all the same, and a chart stays within the 256
    ///   colours of a palette even where noisy curves cross, at a quarter of the bytes.
    mutating func blend(_ color: Color, atX x: Int, y: Int, coverage: Double) {
        guard x >= 0, x < width, y >= 0, y < height else { return }
        let part = Int((min(max(coverage, 0), 1) * 2).rounded())
        guard part > 0 else { return }
        let under = self[x, y]
        func mixed(_ over: UInt8, _ below: UInt8) -> UInt8 {
            UInt8((Int(over) * part + Int(below) * (2 - part) + 1) / 2)
        }
        self[x, y] = Color(
            mixed(color.red, under.red), mixed(color.green, under.green),
            mixed(color.blue, under.blue))
    }
}
