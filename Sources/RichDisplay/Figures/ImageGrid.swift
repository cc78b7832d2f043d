/// Small pictures in rows, each with a caption: samples of a data set, predictions, filters.
package struct ImageGrid: DrawnFigure {
    /// The words under a picture, coloured by whether they are right.
    package struct Caption: Sendable {
        package enum Tone: Sendable { case neutral, right, wrong }

        package var text: String
        package var tone: Tone

        package init(_ text: String, _ tone: Tone = .neutral) {
            self.text = text
            self.tone = tone
        }
    }

    /// More pictures than this are not shown; the text says how many were left out.
    package static let mostImages = 200

    package let title: String
    package let images: [Bitmap]
    /// Captions belong to the images in order; there may be fewer of them.
    package let captions: [Caption]
    package let columns: Int
    /// How many pictures there were before the surplus was left out.
    private let given: Int

    /// - Parameter columns: pictures in a row; at most 10 unless told otherwise.
    package init(
        title: String = "", images: [Bitmap], captions: [Caption] = [], columns: Int? = nil
    ) {
        self.title = title
        given = images.count
        self.images = Array(images.prefix(Self.mostImages))
        self.captions = captions
        self.columns = min(max(columns ?? min(images.count, 10), 1), Self.mostImages)
    }

    /// Cuts `count · height · width · channels` bytes into pictures; see `Bitmap` for their layout.
    ///
    /// Nil if the bytes are not a whole number of pictures of that size, or the channels neither 1
    /// nor 3.
    package init?(
        title: String = "", bytes: some Collection<UInt8>, height: Int, width: Int,
        channels: Int = 1, captions: [Caption] = [], columns: Int? = nil
    ) {
        guard height > 0, width > 0, channels == 1 || channels == 3 else { return nil }
        let (pixels, overflows) = height.multipliedReportingOverflow(by: width)
        guard !overflows, pixels <= Int.max / 3 else { return nil }
        let all = Array(bytes)
        let size = pixels * channels
        guard all.count % size == 0 else { return nil }
        let images = stride(from: 0, to: all.count, by: size).compactMap { start in
            Bitmap(
                width: width, height: height, channels: channels, samples: all[start..<start + size]
            )
        }
        self.init(title: title, images: images, captions: captions, columns: columns)
    }

    /// As with bytes; values are mapped so that `range` covers black to white, and cut off outside.
    ///
    /// - Parameter range: 0...1 if all values lie in it, else from the least to the greatest value.
    package init?(
        title: String = "", values: [Float], height: Int, width: Int, channels: Int = 1,
        range: ClosedRange<Float>? = nil, captions: [Caption] = [], columns: Int? = nil
    ) {
        let finite = values.filter(\.isFinite)
        let low = finite.min() ?? 0
        let high = finite.max() ?? 1
        let span = range ?? (low >= 0 && high <= 1 ? 0...1 : low...high)
        let length = span.upperBound - span.lowerBound
        let bytes = values.map { value -> UInt8 in
            guard value.isFinite, length > 0 else { return value == .infinity ? 255 : 0 }
            let part = (value - span.lowerBound) / length
            return UInt8((min(max(part, 0), 1) * 255).rounded())
        }
        self.init(
            title: title, bytes: bytes, height: height, width: width, channels: channels,
            captions: captions, columns: columns)
    }

    var summary: String {
        let captions = captions.prefix(images.count).map(\.text).joined(separator: ", ")
        let heading = title.isEmpty ? "Images" : title
        return captions.isEmpty ? "\(heading) (\(images.count))" : "\(heading) – \(captions)"
    }

    package var plainText: String {
        var lines: [String] = []
        let size = images.first.map { " of \($0.width)×\($0.height) pixels" } ?? ""
        let heading = title.isEmpty ? "" : title.withoutControlCharacters + ": "
        let surplus = given > images.count ? ", the first of \(given)" : ""
        lines.append("\(heading)\(images.count) images\(size)\(surplus)")
        let texts = captions.prefix(images.count).map { caption in
            let mark =
                switch caption.tone {
                case .neutral: ""
                case .right: " ✓"
                case .wrong: " ✗"
                }
            return caption.text.withoutControlCharacters + mark
        }
        for start in stride(from: 0, to: texts.count, by: columns) {
            let row = texts[start..<min(start + columns, texts.count)]
            lines.append("  " + row.joined(separator: " | "))
        }
        return lines.joined(separator: "\n")
    }

    func drawing() -> Drawing {
        let gap = 8.0
        let largest = images.map { max($0.width, $0.height) }.max() ?? 1
        // Small pictures are enlarged to be seen, large ones shrunk to fit beside each other.
        let tile = min(max(Double(largest) * 2, 56), 620 / Double(min(columns, 10)))
        let words = captions.prefix(images.count).map { Self.lines($0.text, into: tile + gap) }
        let caption = Double(words.map(\.count).max() ?? 0) * 13 + (captions.isEmpty ? 0 : 3)
        let top = title.isEmpty ? gap : 32.0
        let rows = (images.count + columns - 1) / columns
        let width = gap + Double(min(columns, max(images.count, 1))) * (tile + gap)
        var drawing = Drawing(
            width: max(width, title.isEmpty ? 0 : 200),
            height: top + Double(rows) * (tile + caption + gap))
        if !title.isEmpty {
            let text = Drawing.fit(title, into: drawing.width - 20, size: 13)
            drawing.addText(text, at: Point(gap + 2, 21), size: 13, isBold: true)
        }
        for (index, image) in images.enumerated() {
            let x = gap + Double(index % columns) * (tile + gap)
            let y = top + Double(index / columns) * (tile + caption + gap)
            let scale = tile / Double(max(image.width, image.height))
            let frame = Rectangle(
                x: x, y: y, width: Double(image.width) * scale,
                height: Double(image.height) * scale)
            drawing.add(.bitmap(image, in: frame))
            guard index < captions.count else { continue }
            for (number, line) in words[index].enumerated() {
                drawing.addText(
                    Drawing.fit(line, into: tile + gap),
                    at: Point(x + tile / 2, y + tile + 12 + 13 * Double(number)), anchor: .middle,
                    color: captions[index].tone.color, isBold: captions[index].tone == .wrong)
            }
        }
        return drawing
    }

    /// A caption in one line, or in two where it is too long and has a comma: `truck,` and `not ship`.
    private static func lines(_ caption: String, into room: Double) -> [String] {
        guard Drawing.estimatedWidth(of: caption) > room, let comma = caption.firstIndex(of: ",")
        else { return [caption] }
        let rest = caption[caption.index(after: comma)...].drop { $0 == " " }
        return rest.isEmpty ? [caption] : [String(caption[...comma]), String(rest)]
    }
}

extension ImageGrid.Caption.Tone {
    fileprivate var color: Color {
        switch self {
        case .neutral: Palette.text
        case .right: Palette.right
        case .wrong: Palette.wrong
        }
    }
}
