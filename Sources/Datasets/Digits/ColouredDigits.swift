/// Drawn digits in CIFAR-10's format: in one colour on another, 32×32 pixels, in as many pictures.
package enum ColouredDigits {
    private static let margin = (CIFAR10.side - DigitPainter.side) / 2

    /// The digits; the same for the same seed.
    package static func load(seed: UInt64 = 1) -> SplitDataset {
        let digits = Digits.load(seed: seed, trainCount: 50_000)
        return SplitDataset(
            train: coloured(digits.train, seed: seed, stream: 0),
            test: coloured(digits.test, seed: seed, stream: 1 << 40))
    }

    private static func coloured(
        _ digits: ImageDataset, seed: UInt64, stream: UInt64
    ) -> ImageDataset {
        let (side, inner) = (CIFAR10.side, DigitPainter.side)
        let size = side * side * 3
        let images = [UInt8](unsafeUninitializedCapacity: digits.count * size) { target, filled in
            for picture in 0..<digits.count {
                var random = SplitMix64(seed: ~seed, stream: stream + UInt64(picture))
                // Light on dark: the digit's brightness is its share of the light colour.
                let dark = (0..<3).map { _ in random.index(below: 100) }
                let light = (0..<3).map { _ in 130 + random.index(below: 126) }
                for place in 0..<side * side {
                    let (row, column) = (place / side - margin, place % side - margin)
                    let isInside = (0..<inner).contains(row) && (0..<inner).contains(column)
                    let ink =
                        isInside
                        ? Int(digits.images[(picture * inner + row) * inner + column]) : 0
                    for channel in 0..<3 {
                        let mixed = (dark[channel] * (255 - ink) + light[channel] * ink) / 255
                        target[picture * size + place * 3 + channel] = UInt8(mixed)
                    }
                }
            }
            filled = digits.count * size
        }
        return ImageDataset(
            name: digits.name.replacing("Digits", with: "Coloured digits"), source: digits.source,
            images: images, labels: digits.labels, height: side, width: side, channels: 3,
            classNames: digits.classNames)
    }
}
