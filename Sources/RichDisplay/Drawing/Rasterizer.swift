/// Paints drawings into bitmaps, with soft edges.
struct Rasterizer {
    /// Bitmap pixels per unit of the drawing.
    private let density: Double
    private var bitmap: Bitmap

    /// - Parameter density: bitmap pixels per unit; 2 suits today's screens.
    static func paint(_ drawing: Drawing, density: Double = 2) -> Bitmap {
        var rasterizer = Rasterizer(drawing, density: density)
        for element in drawing.elements { rasterizer.paint(element) }
        return rasterizer.bitmap
    }

    private init(_ drawing: Drawing, density: Double) {
        self.density = density
        bitmap = Bitmap(
            width: Int((drawing.width * density).rounded(.up)),
            height: Int((drawing.height * density).rounded(.up)), filledWith: Palette.background)
    }

    private mutating func paint(_ element: Drawing.Element) {
        switch element {
        case .rectangle(let frame, let corner, let fill):
            paintRectangle(frame, corner: corner, fill)
        case .polyline(let points, let width, let color):
            paintPolyline(points, width: width, color)
        case .disc(let center, let radius, let fill):
            paintPolyline([center, center], width: 2 * radius, fill)
        case .text(let text, let point, let size, let anchor, let color, let isBold):
            paintText(text, at: point, size: size, anchor, color, isBold: isBold)
        case .bitmap(let picture, let frame):
            paintBitmap(picture, frame)
        }
    }

    /// The whole pixels that a stretch of the drawing touches, within `0..<limit`.
    private func pixels(from low: Double, to high: Double, limit: Int) -> Range<Int> {
        guard low.isFinite, high.isFinite else { return 0..<0 }
        let first = min(max((low * density).rounded(.down), 0), Double(limit))
        let last = min(max((high * density).rounded(.up), first), Double(limit))
        return Int(first)..<Int(last)
    }

    private mutating func paintRectangle(_ frame: Rectangle, corner: Double, _ fill: Color) {
        // Coverage from the signed distance to a rounded box.
        let half = Point(frame.width * density / 2, frame.height * density / 2)
        let center = Point(frame.x * density + half.x, frame.y * density + half.y)
        let radius = min(corner * density, half.x, half.y)
        for y in pixels(from: frame.y, to: frame.y + frame.height, limit: bitmap.height) {
            for x in pixels(from: frame.x, to: frame.x + frame.width, limit: bitmap.width) {
                let dx = abs(Double(x) + 0.5 - center.x) - half.x + radius
                let dy = abs(Double(y) + 0.5 - center.y) - half.y + radius
                let outside = (max(dx, 0) * max(dx, 0) + max(dy, 0) * max(dy, 0)).squareRoot()
                let distance = outside + min(max(dx, dy), 0) - radius
                bitmap.blend(fill, atX: x, y: y, coverage: 0.5 - distance)
            }
        }
    }

    /// Strokes with round ends and joins. The coverage of all segments is gathered first,
    /// so that a pixel near a join is not painted twice.
    private mutating func paintPolyline(_ points: [Point], width: Double, _ color: Color) {
        guard let first = points.first else { return }
        let reach = width / 2 + 1 / density
        let columns = pixels(
            from: points.reduce(first.x) { min($0, $1.x) } - reach,
            to: points.reduce(first.x) { max($0, $1.x) } + reach, limit: bitmap.width)
        let rows = pixels(
            from: points.reduce(first.y) { min($0, $1.y) } - reach,
            to: points.reduce(first.y) { max($0, $1.y) } + reach, limit: bitmap.height)
        guard !columns.isEmpty, !rows.isEmpty else { return }
        var coverage = [Float](repeating: 0, count: columns.count * rows.count)
        for (start, end) in zip(points, points.dropFirst()) {
            let segment = Segment(start, end, density: density)
            let low = Point(min(start.x, end.x) - reach, min(start.y, end.y) - reach)
            let high = Point(max(start.x, end.x) + reach, max(start.y, end.y) + reach)
            for y in pixels(from: low.y, to: high.y, limit: bitmap.height) {
                for x in pixels(from: low.x, to: high.x, limit: bitmap.width) {
                    let distance = segment.distance(toX: Double(x) + 0.5, y: Double(y) + 0.5)
                    let index = (y - rows.lowerBound) * columns.count + x - columns.lowerBound
                    let covered = Float(width * density / 2 + 0.5 - distance)
                    coverage[index] = max(coverage[index], covered)
                }
            }
        }
        var index = 0
        for y in rows {
            for x in columns {
                bitmap.blend(color, atX: x, y: y, coverage: Double(coverage[index]))
                index += 1
            }
        }
    }

    private mutating func paintText(
        _ text: String, at point: Point, size: Double, _ anchor: Drawing.Anchor, _ color: Color,
        isBold: Bool
    ) {
        let scale = max(Int((size * density / 10).rounded()), 1)
        let glyphs = PixelFont.glyphs(for: text)
        let length = glyphs.count * PixelFont.advance * scale
        var left = Int(point.x * density)
        switch anchor {
        case .start: break
        case .middle: left -= length / 2
        case .end: left -= length
        }
        let top = Int(point.y * density) - PixelFont.baseline * scale
        for glyph in glyphs {
            for (row, bits) in glyph.enumerated() {
                for column in 0..<PixelFont.width where bits >> (4 - column) & 1 == 1 {
                    for y in 0..<scale {
                        for x in 0..<(isBold ? scale + 1 : scale) {
                            bitmap.blend(
                                color, atX: left + column * scale + x, y: top + row * scale + y,
                                coverage: 1)
                        }
                    }
                }
            }
            left += PixelFont.advance * scale
        }
    }

    private mutating func paintBitmap(_ picture: Bitmap, _ frame: Rectangle) {
        let left = Int((frame.x * density).rounded())
        let top = Int((frame.y * density).rounded())
        let width = max(Int((frame.width * density).rounded()), 1)
        let height = max(Int((frame.height * density).rounded()), 1)
        for y in max(0, -top)..<max(0, min(height, bitmap.height - top), -top) {
            for x in max(0, -left)..<max(0, min(width, bitmap.width - left), -left) {
                bitmap[left + x, top + y] =
                    picture[x * picture.width / width, y * picture.height / height]
            }
        }
    }
}

/// A stretch of a line in pixels, for measuring how far from it a pixel lies.
private struct Segment {
    private let start: Point
    private let direction: Point
    private let scale: Double

    init(_ a: Point, _ b: Point, density: Double) {
        start = Point(a.x * density, a.y * density)
        direction = Point(b.x * density - start.x, b.y * density - start.y)
        let squared = direction.x * direction.x + direction.y * direction.y
        scale = squared > 0 ? 1 / squared : 0
    }

    func distance(toX x: Double, y: Double) -> Double {
        let (px, py) = (x - start.x, y - start.y)
        let along = min(max((px * direction.x + py * direction.y) * scale, 0), 1)
        let (dx, dy) = (px - along * direction.x, py - along * direction.y)
        return (dx * dx + dy * dy).squareRoot()
    }
}
