import Glibc

/// Drawn digits in MNIST's format, made on the spot: nothing to download and no licence to mind.
///
/// Each picture is drawn from strokes with a seeded hand: variant, size, slant, turn, bend, place,
/// pen and grain all differ. A linear model gets about five in six right, a network with
/// one hidden layer of 500 units more than 98 in a hundred.
package enum Digits {
    /// The digits; the same for the same seed, however many threads draw them.
    ///
    /// - Parameters:
    ///   - seed: another seed gives other pictures of the same kind.
    ///   - trainCount: pictures to learn from; negative counts as 0.
    ///   - testCount: pictures to be judged by; negative counts as 0.
    ///   - threads: how many may draw at once; nil takes the processors there are.
    package static func load(
        seed: UInt64 = 1, trainCount: Int = 60_000, testCount: Int = 10_000, threads: Int? = nil
    ) -> SplitDataset {
        let threads = max(threads ?? availableProcessors(), 1)
        return SplitDataset(
            train: part("train", seed: seed, stream: 0, count: max(trainCount, 0), threads),
            test: part("test", seed: seed, stream: 1 << 40, count: max(testCount, 0), threads))
    }

    private static func part(
        _ name: String, seed: UInt64, stream: UInt64, count: Int, _ threads: Int
    ) -> ImageDataset {
        let size = DigitPainter.side * DigitPainter.side
        var labels: [UInt8] = []
        let images = [UInt8](unsafeUninitializedCapacity: count * size) { images, imageCount in
            labels = [UInt8](unsafeUninitializedCapacity: count) { labels, labelCount in
                if let images = images.baseAddress, let labels = labels.baseAddress {
                    let page = Page(images: images, labels: labels, seed: seed, stream: stream)
                    draw(count, on: page, threads: threads)
                }
                labelCount = count
            }
            imageCount = count * size
        }
        return ImageDataset(
            name: "Digits (\(name))",
            source: "digits drawn by Swiftlet from strokes, seed \(seed); not handwriting",
            images: images, labels: labels, height: DigitPainter.side, width: DigitPainter.side,
            classNames: (0..<10).map(String.init))
    }

    /// Divides the pictures among threads; the calling thread draws the last share.
    private static func draw(_ count: Int, on page: Page, threads: Int) {
        let shares = min(threads, max(count / 256, 1))
        var started: [pthread_t] = []
        for share in 0..<shares - 1 {
            let range = count * share / shares..<count * (share + 1) / shares
            let work = Unmanaged.passRetained(Share(page: page, range: range))
            var thread = pthread_t()
            let result = pthread_create(&thread, nil, drawShare, work.toOpaque())
            if result == 0 {
                started.append(thread)
            } else {
                // No thread to be had: the work is done here.
                _ = drawShare(work.toOpaque())
            }
        }
        page.draw(count * (shares - 1) / shares..<count)
        for thread in started { pthread_join(thread, nil) }
    }

    private static func availableProcessors() -> Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
}

/// Where pictures are drawn; threads share it, each with pictures of its own.
private struct Page: @unchecked Sendable {
    let images: UnsafeMutablePointer<UInt8>
    let labels: UnsafeMutablePointer<UInt8>
    let seed: UInt64
    let stream: UInt64

    func draw(_ range: Range<Int>) {
        let painter = DigitPainter()
        let size = DigitPainter.side * DigitPainter.side
        for index in range {
            var random = SplitMix64(seed: seed, stream: stream + UInt64(index))
            let digit = random.index(below: 10)
            labels[index] = UInt8(digit)
            painter.paint(digit, &random, into: images + index * size)
        }
    }
}

/// One thread's part of the work.
private final class Share {
    let page: Page
    let range: Range<Int>

    init(page: Page, range: Range<Int>) {
        self.page = page
        self.range = range
    }
}

private func drawShare(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let share = Unmanaged<Share>.fromOpaque(argument).takeRetainedValue()
    share.page.draw(share.range)
    return nil
}
