import VirtualMachine

/// Random changes to images.
extension DatasetLibrary {
    static let augmentation = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// A random change to images that leaves what they show the same.
                    ///
                    ///     let more = train.augmented([.rotation(degrees: 10), .shift(0.1), .noise(0.02)], seed: 1)
                    ///     more.showAugmentation()
                    struct Augmentation: CustomStringConvertible {
                        let _kind: Int
                        let _first: Double
                        let _second: Double

                        init(_kind: Int, _ first: Double, _ second: Double = 0) {
                            self._kind = _kind
                            _first = first
                            _second = second
                        }

                        /// The change as it is written: `noise 0.02`.
                        var description: String {
                            let names = ["horizontal flip", "vertical flip", "rotation", "scaling", "shift", "crop", "brightness", "contrast", "noise"]
                            return names[_kind] + " " + _short(_first) + (_kind == 3 ? "..." + _short(_second) : "")
                        }

                        /// Left and right exchanged, in half of all images or another share.
                        static func horizontalFlip(_ probability: Double = 0.5) -> Augmentation { _share(0, probability, "horizontalFlip") }
                        /// Top and bottom exchanged, in half of all images or another share.
                        static func verticalFlip(_ probability: Double = 0.5) -> Augmentation { _share(1, probability, "verticalFlip") }
                        /// Turned about the middle by up to so many degrees, either way.
                        static func rotation(degrees: Double) -> Augmentation { _amount(2, degrees, "rotation") }
                        /// Made larger or smaller by a factor from a range.
                        static func scaling(_ range: ClosedRange<Double>) -> Augmentation {
                            if range.lowerBound <= 0 { _fail("invalid-argument", "scaling: an image cannot become \(range.lowerBound) times as large", "0.9...1.1 is a good range to begin with") }
                            return Augmentation(_kind: 3, range.lowerBound, range.upperBound)
                        }
                        /// Shifted by up to a share of height and width, either way; zeros come in.
                        static func shift(_ share: Double) -> Augmentation { _share(4, share, "shift") }
                        /// Cut out of the image with a margin of so many zeros around it, which is a shift by whole pixels.
                        static func crop(padding: Int) -> Augmentation {
                            if padding < 0 { _fail("invalid-argument", "crop: the padding is at least 0, not \(padding)") }
                            return Augmentation(_kind: 5, Double(padding))
                        }
                        /// Brighter or darker by up to an amount.
                        static func brightness(_ amount: Double) -> Augmentation { _amount(6, amount, "brightness") }
                        /// Distances from the mean multiplied by 1 ± up to an amount.
                        static func contrast(_ amount: Double) -> Augmentation { _amount(7, amount, "contrast") }
                        /// Normal noise of a standard deviation.
                        static func noise(_ standardDeviation: Double) -> Augmentation { _amount(8, standardDeviation, "noise") }

                        static func _amount(_ kind: Int, _ amount: Double, _ name: String) -> Augmentation {
                            if !(amount >= 0 && amount.isFinite) { _fail("invalid-argument", "\(name): images change by up to an amount of 0 or more, not \(amount)", "both ways are drawn: one number says how far") }
                            return Augmentation(_kind: kind, amount)
                        }

                        static func _share(_ kind: Int, _ share: Double, _ name: String) -> Augmentation {
                            if !(share >= 0 && share <= 1) { _fail("invalid-argument", "\(name): a share lies between 0 and 1, \(share) does not") }
                            return Augmentation(_kind: kind, share)
                        }
                    }
                    """#)
        },
        LibraryGroup("extension Dataset") {
            Builtin(
                source: """
                    /// The same images, each changed at random whenever it is drawn: `count` stays, no epoch sees the same twice.
                    ///
                    /// Which way is a function of the seed, the order and the place in it, whatever the batch size or the threads.
                    /// Images that were bytes stay between 0 and 1.
                    func augmented(_ changes: [Augmentation], seed: Int? = nil) -> Dataset {
                        _augmented(changes.map { $0._kind }, changes.map { $0._first }, changes.map { $0._second }, seed ?? _drawSeed())
                    }
                    """)
            Builtin(
                source: #"""
                    /// Shows the first images as they are, and below each of them several ways in which it may be drawn.
                    func showAugmentation(_ count: Int = 8, variants: Int = 3) {
                        let part = prefix(count)
                        if part.count == 0 { _fail("empty-data", "showAugmentation: the data set '\(name)' is empty") }
                        var rows = [part._unaugmented().inputs]
                        for variant in 0..<max(variants, 1) { rows.append(part._reseeded(variant).inputs) }
                        var captions = part.targets.rank == 1 ? part._classLabels("showAugmentation").map { $0 < classNames.count ? classNames[$0] : "\($0)" } : (0..<part.count).map { "\($0)" }
                        captions += [String](repeating: "", count: part.count * max(variants, 1))
                        gallery(concatenated(rows).clipped(to: 0, 1), captions: captions, columns: part.count, title: "Before, and \(max(variants, 1)) ways after")
                    }
                    """#)
        },
    ]
}
