import Foundation

/// Random changes to an image that leave what it shows the same.
///
/// What happens to an image is a function of the seed and of the image's place in the order alone, so
/// that batch size, threads and prefetching make no difference.
struct ImageAugmentation: Sendable {
    /// One kind of change, in the order of the language's `Augmentation`.
    enum Step: Sendable {
        /// With a probability.
        case horizontalFlip(Double)
        case verticalFlip(Double)
        /// Up to an angle in degrees, either way.
        case rotation(Double)
        /// By a factor between two.
        case scaling(Double, Double)
        /// Up to a share of height and width, either way.
        case shift(Double)
        /// By whole pixels, as if cut out of the image with a margin of zeros.
        case crop(Double)
        /// Adds up to an amount, either way.
        case brightness(Double)
        /// Multiplies distances from the mean by 1 ± up to an amount.
        case contrast(Double)
        /// Adds normal noise of a standard deviation.
        case noise(Double)

        /// Nil for a number that no step has.
        init?(kind: Int, _ first: Double, _ second: Double) {
            switch kind {
            case 0: self = .horizontalFlip(first)
            case 1: self = .verticalFlip(first)
            case 2: self = .rotation(first)
            case 3: self = .scaling(first, second)
            case 4: self = .shift(first)
            case 5: self = .crop(first)
            case 6: self = .brightness(first)
            case 7: self = .contrast(first)
            case 8: self = .noise(first)
            default: return nil
            }
        }
    }

    let steps: [Step]
    let seed: UInt64
    /// Whether values stay between 0 and 1: of images that are stored as bytes.
    let isClamped: Bool

    /// The same changes with other random numbers.
    func reseeded(_ other: UInt64) -> ImageAugmentation {
        ImageAugmentation(
            steps: steps, seed: SplitMix.mixed(seed ^ SplitMix.mixed(other &+ 1)),
            isClamped: isClamped)
    }

    /// Changes an image in place.
    ///
    /// - Parameters:
    ///   - image: height · width · channels values, row by row.
    ///   - number: what tells this image's random numbers from others'.
    ///   - scratch: as large as the image; what it holds is lost.
    func apply(
        to image: UnsafeMutableBufferPointer<Float>, height: Int, width: Int, channels: Int,
        number: UInt64, scratch: UnsafeMutableBufferPointer<Float>
    ) {
        var random = SplitMix(seed: seed, stream: number)
        var warp = ImageWarp(height: height, width: width, channels: channels)
        for step in steps {
            switch step {
            case .horizontalFlip(let share): if random.uniform() < share { warp.flipColumns() }
            case .verticalFlip(let share): if random.uniform() < share { warp.flipRows() }
            case .rotation(let degrees):
                warp.rotate(by: random.uniform(in: -degrees, degrees) * .pi / 180)
            case .scaling(let low, let high): warp.scale(by: random.uniform(in: low, high))
            case .shift(let share):
                warp.shift(
                    rows: random.uniform(in: -share, share) * Double(height),
                    columns: random.uniform(in: -share, share) * Double(width))
            case .crop(let margin):
                // More than the image is wide leaves nothing of it.
                let most = margin > 0 ? Int(min(margin, Double(max(height, width)))) : 0
                warp.shift(
                    rows: Double(random.next(below: 2 * most + 1) - most),
                    columns: Double(random.next(below: 2 * most + 1) - most))
            case .brightness, .contrast, .noise: continue
            }
        }
        if !warp.isIdentity {
            _ = scratch.update(fromContentsOf: image)
            warp.draw(UnsafeBufferPointer(scratch), into: image)
        }
        for step in steps { colour(step, image, &random) }
        if isClamped { for place in image.indices { image[place] = min(max(image[place], 0), 1) } }
    }

    private func colour(
        _ step: Step, _ image: UnsafeMutableBufferPointer<Float>, _ random: inout SplitMix
    ) {
        switch step {
        case .brightness(let amount):
            let change = Float(random.uniform(in: -amount, amount))
            for place in image.indices { image[place] += change }
        case .contrast(let amount):
            let factor = Float(random.uniform(in: 1 - amount, 1 + amount))
            let mean = image.reduce(0, +) / Float(max(image.count, 1))
            for place in image.indices { image[place] = mean + (image[place] - mean) * factor }
        case .noise(let deviation):
            for place in image.indices { image[place] += Float(random.normal() * deviation) }
        default: return
        }
    }
}

/// Where each pixel of a changed image comes from: an affine map about the middle, read bilinearly.
struct ImageWarp {
    let height: Int
    let width: Int
    let channels: Int
    /// Maps (row, column), measured from the middle, of the new image to the old one's.
    private var matrix = (1.0, 0.0, 0.0, 1.0)
    private var offset = (0.0, 0.0)

    init(height: Int, width: Int, channels: Int) {
        (self.height, self.width, self.channels) = (height, width, channels)
    }

    var isIdentity: Bool { matrix == (1, 0, 0, 1) && offset == (0, 0) }

    mutating func flipColumns() { undo((1, 0, 0, -1)) }
    mutating func flipRows() { undo((-1, 0, 0, 1)) }
    mutating func scale(by factor: Double) { undo((1 / factor, 0, 0, 1 / factor)) }

    /// Counter-clockwise as seen, with rows going down.
    mutating func rotate(by angle: Double) {
        undo((cos(angle), sin(angle), -sin(angle), cos(angle)))
    }

    mutating func shift(rows: Double, columns: Double) {
        offset.0 -= matrix.0 * rows + matrix.1 * columns
        offset.1 -= matrix.2 * rows + matrix.3 * columns
    }

    /// Appends a step, given by its inverse: the last step is undone first.
    private mutating func undo(_ inverse: (Double, Double, Double, Double)) {
        let (a, b, c, d) = matrix
        matrix = (
            a * inverse.0 + b * inverse.2, a * inverse.1 + b * inverse.3,
            c * inverse.0 + d * inverse.2, c * inverse.1 + d * inverse.3
        )
    }

    /// Outside the old image all is zero.
    func draw(_ old: UnsafeBufferPointer<Float>, into new: UnsafeMutableBufferPointer<Float>) {
        let middle = (Double(height - 1) / 2, Double(width - 1) / 2)
        for row in 0..<height {
            for column in 0..<width {
                let (y, x) = (Double(row) - middle.0, Double(column) - middle.1)
                read(
                    old, matrix.0 * y + matrix.1 * x + offset.0 + middle.0,
                    matrix.2 * y + matrix.3 * x + offset.1 + middle.1,
                    into: new, (row * width + column) * channels)
            }
        }
    }

    private func read(
        _ old: UnsafeBufferPointer<Float>, _ row: Double, _ column: Double,
        into new: UnsafeMutableBufferPointer<Float>, _ target: Int
    ) {
        for channel in 0..<channels { new[target + channel] = 0 }
        guard row > -1, column > -1, row < Double(height), column < Double(width) else { return }
        let (top, left) = (Int(row.rounded(.down)), Int(column.rounded(.down)))
        let (down, right) = (Float(row - Double(top)), Float(column - Double(left)))
        for (y, share) in [(top, 1 - down), (top + 1, down)]
        where share > 0 && y >= 0 && y < height {
            for (x, part) in [(left, 1 - right), (left + 1, right)]
            where part > 0 && x >= 0 && x < width {
                let place = (y * width + x) * channels
                for channel in 0..<channels {
                    new[target + channel] += share * part * old[place + channel]
                }
            }
        }
    }
}
