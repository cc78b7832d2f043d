/// Draws digits as hands do: never twice the same.
///
/// Each painter owns its buffers and belongs to one thread.
final class DigitPainter {
    static let side = 28
    /// Buffer rows are longer than the picture's, so that whole vectors may run over its edge.
    private static let stride = 40
    /// Straight pieces per stretch between two points of a stroke.
    private static let pieces = 3

    /// For each pixel, the least of (distance to the stroke / radius of the stroke)².
    private let field: UnsafeMutablePointer<Float>
    private var placed: [SIMD2<Float>] = []

    init() {
        field = .allocate(capacity: Self.side * Self.stride)
        field.initialize(repeating: 0, count: Self.side * Self.stride)
    }

    deinit { field.deallocate() }

    /// Draws a digit into `side · side` bytes, black 0 to white 255.
    func paint(_ digit: Int, _ random: inout SplitMix64, into pixels: UnsafeMutablePointer<UInt8>) {
        let variants = StrokeGlyph.variants[digit]
        let glyph = variants[random.index(below: variants.count)]
        place(glyph, Hand(&random), &random)
        field.update(repeating: 4, count: Self.side * Self.stride)
        let radius = max(1.25 + 0.3 * random.normal(), 0.75)
        // A pen pressed harder at one end.
        let swell = 0.12 * random.normal()
        for stroke in glyph.strokes { draw(stroke, radius: radius, swell: swell) }
        develop(&random, into: pixels)
    }

    /// Moves each point of a glyph to its place in the picture.
    private func place(_ glyph: StrokeGlyph, _ hand: Hand, _ random: inout SplitMix64) {
        placed.removeAll(keepingCapacity: true)
        for point in glyph.points {
            let jitter = SIMD2(random.normal(), random.normal()) * 0.036
            placed.append(hand.place(point + jitter))
        }
    }

    /// A smooth curve through the points of a stroke (uniform Catmull–Rom), as straight pieces.
    private func draw(_ stroke: [Int], radius: Float, swell: Float) {
        let count = stroke.count
        let isLoop = count > 2 && stroke[0] == stroke[count - 1]
        func point(_ index: Int) -> SIMD2<Float> {
            if index < 0 {
                return isLoop
                    ? placed[stroke[count - 2]] : 2 * placed[stroke[0]] - placed[stroke[1]]
            }
            if index >= count {
                return isLoop
                    ? placed[stroke[1]] : 2 * placed[stroke[count - 1]] - placed[stroke[count - 2]]
            }
            return placed[stroke[index]]
        }
        for index in 0..<count - 1 {
            let (p0, p1) = (point(index - 1), point(index))
            let (p2, p3) = (point(index + 1), point(index + 2))
            let a = 3 * (p1 - p2) + p3 - p0
            let b = 2 * p0 - 5 * p1 + 4 * p2 - p3
            var from = p1
            for piece in 1...Self.pieces {
                let t = Float(piece) / Float(Self.pieces)
                let to = p1 + 0.5 * t * (p2 - p0 + t * (b + t * a))
                let along = (Float(index) + t) / Float(count - 1) * 2 - 1
                drawPiece(from, to, radius: radius * (1 + swell * along))
                from = to
            }
        }
    }

    /// Lowers the field around a straight piece.
    private func drawPiece(_ start: SIMD2<Float>, _ end: SIMD2<Float>, radius: Float) {
        let reach = radius * 1.5 + 0.5
        let limit = Float(Self.side)
        let top = Int(min(max(min(start.y, end.y) - reach, 0), limit))
        let bottom = Int(min(max(max(start.y, end.y) + reach + 1, 0), limit))
        let left = Int(min(max(min(start.x, end.x) - reach, 0), limit - 1))
        let right = Int(min(max(max(start.x, end.x) + reach + 1, 0), limit))
        guard right > left else { return }
        // Whole groups of eight pixels; the rows are long enough for the surplus.
        let width = (right - left + 7) & ~7
        let direction = end - start
        let squared = direction.x * direction.x + direction.y * direction.y
        let perLength = squared > 1e-6 ? 1 / squared : 0
        let (dx, dy) = (direction.x, direction.y)
        let scale = 1 / (radius * radius)
        for y in top..<max(top, bottom) {
            let row = field + y * Self.stride + left
            let py = Float(y) + 0.5 - start.y
            let firstX = Float(left) + 0.5 - start.x
            for x in 0..<width {
                let px = firstX + Float(x)
                var along = (px * dx + py * dy) * perLength
                along = along < 0 ? 0 : along
                along = along > 1 ? 1 : along
                let ex = px - along * dx
                let ey = py - along * dy
                let value = (ex * ex + ey * ey) * scale
                row[x] = value < row[x] ? value : row[x]
            }
        }
    }

    /// Turns the field into ink with soft edges, on a ground with a little noise.
    private func develop(_ random: inout SplitMix64, into pixels: UnsafeMutablePointer<UInt8>) {
        let ink = 236 + 19 * random.symmetric()
        let grain = max(8 + 6 * random.normal(), 0)
        let seed = UInt32(truncatingIfNeeded: random.next())
        for y in 0..<Self.side {
            let row = field + y * Self.stride
            let target = pixels + y * Self.side
            for x in 0..<Self.side {
                // Full inside 0.6 of the radius, nothing beyond 1.4 of it.
                var cover = (1.96 - row[x]) * (1 / 1.6)
                cover = cover < 0 ? 0 : cover
                cover = cover > 1 ? 1 : cover
                // A hash of the pixel's number: cheap, and good enough for grain.
                var hash = (UInt32(truncatingIfNeeded: y * 28 + x) &+ seed) &* 0x9E37_79B1
                hash = (hash ^ hash >> 15) &* 0x85EB_CA77
                let noise = Float(Int32(bitPattern: hash) >> 8) * 0x1p-23
                var value = cover * ink + noise * grain * (1 + cover)
                value = value < 0 ? 0 : value
                value = value > 255 ? 255 : value
                target[x] = UInt8(truncatingIfNeeded: Int32(value))
            }
        }
    }
}

/// What one hand does to a whole digit: size, slant, turn, a gentle bend, and where on the page.
private struct Hand {
    private let rowX: SIMD2<Float>
    private let rowY: SIMD2<Float>
    private let shift: SIMD2<Float>
    private let bend: (SIMD4<Float>, SIMD4<Float>)

    init(_ random: inout SplitMix64) {
        let size = 19.5 * (1 + 0.07 * random.normal())
        let width = size * min(max(0.95 + 0.13 * random.normal(), 0.6), 1.3)
        let slant = 0.12 + 0.2 * random.normal()
        // A turn by the angle whose half has this tangent: no sine, so the same bits everywhere.
        let half = 0.07 * random.normal()
        let cosine = (1 - half * half) / (1 + half * half)
        let sine = 2 * half / (1 + half * half)
        // Slant moves the top to the right: x' = x − slant·y with y downwards.
        rowX = SIMD2(cosine * width, -cosine * slant * size - sine * size)
        rowY = SIMD2(sine * width, cosine * size - sine * slant * size)
        shift = SIMD2(14 + 1.3 * random.normal(), 14 + 1.3 * random.normal())
        bend = (Hand.bend(&random), Hand.bend(&random))
    }

    private static func bend(_ random: inout SplitMix64) -> SIMD4<Float> {
        SIMD4(random.normal(), random.normal(), random.normal(), random.normal())
            * SIMD4(0.27, 0.27, 0.27, 0.6)
    }

    @inline(__always)
    func place(_ point: SIMD2<Float>) -> SIMD2<Float> {
        let p = point - 0.5
        // Second and third degree, so that curves stay smooth.
        let terms = SIMD4(p.x * p.x, p.x * p.y, p.y * p.y, p.x * p.y * (p.x + p.y))
        let q = p + SIMD2((terms * bend.0).sum(), (terms * bend.1).sum())
        return shift + SIMD2((rowX * q).sum(), (rowY * q).sum())
    }
}
