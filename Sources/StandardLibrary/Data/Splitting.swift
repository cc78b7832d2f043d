import VirtualMachine

/// Data sets cut into parts to learn from and parts to be judged by.
extension DatasetLibrary {
    static let splitting = [
        LibraryGroup("extension Dataset") {
            Builtin(
                source: """
                    /// The data in random order cut in two: a fraction of it, and the rest. Stratified, both have every class in the
                    /// same share.
                    ///
                    ///     let (learning, checking) = train.split(0.9, seed: 1)
                    func split(_ fraction: Double, stratified: Bool = false, seed: Int? = nil) -> (Dataset, Dataset) {
                        let parts = _split([fraction], stratified, seed)
                        return (parts[0], parts[1])
                    }
                    """)
            Builtin(
                source: """
                    /// The data in random order cut in three: for learning, for choosing between models, and for the last judgement.
                    func split(train: Double, validation: Double, stratified: Bool = false, seed: Int? = nil) -> (train: Dataset, validation: Dataset, test: Dataset) {
                        let parts = _split([train, validation], stratified, seed)
                        return (parts[0], parts[1], parts[2])
                    }
                    """)
            Builtin(
                source: #"""
                    func _split(_ fractions: [Double], _ stratified: Bool, _ seed: Int?) -> [Dataset] {
                        var sum = 0.0
                        for fraction in fractions {
                            if !(fraction >= 0 && fraction <= 1) { _fail("invalid-argument", "split: a fraction lies between 0 and 1, \(fraction) does not", "0.9 puts nine in ten inputs into the first part") }
                            sum += fraction
                        }
                        if sum > 1.0000001 { _fail("invalid-argument", "split: the fractions \(fractions) are more than the whole", "what they leave of 1 is the last part") }
                        let mixed = shuffled(seed: seed)
                        var places = [[Int]](repeating: [], count: fractions.count + 1)
                        for group in mixed._groups(stratified, "split") {
                            var start = 0
                            var share = 0.0
                            for (index, fraction) in fractions.enumerated() {
                                share += fraction
                                // Rounding away from 0.1 + 0.2 being a little less than 0.3.
                                let end = Int(Double(group.count) * share + 0.000001)
                                places[index] += group[start..<end]
                                start = end
                            }
                            places[fractions.count] += group[start...]
                        }
                        return places.map { mixed._chosen($0.sorted()) }
                    }
                    """#)
            Builtin(
                source: """
                    // All places, or those of each class.
                    func _groups(_ stratified: Bool, _ name: String) -> [[Int]] {
                        if !stratified { return [Array(0..<count)] }
                        let labels = _classLabels(name)
                        var groups = [[Int]](repeating: [], count: (labels.max() ?? -1) + 1)
                        for (place, label) in labels.enumerated() { groups[label].append(place) }
                        return groups
                    }
                    """)
            Builtin(
                source: #"""
                    /// The data in random order cut into `count` parts, each once for judging and otherwise for learning.
                    ///
                    ///     for (learning, checking) in data.folds(5, seed: 1) { … }
                    func folds(_ count: Int, stratified: Bool = false, seed: Int? = nil) -> [(train: Dataset, validation: Dataset)] {
                        if count < 2 || count > self.count { _fail("invalid-argument", "folds: \(self.count) inputs can be cut into 2 to \(self.count) folds, not \(count)") }
                        let mixed = shuffled(seed: seed)
                        var fold = [Int](repeating: 0, count: self.count)
                        var next = 0
                        let groups = mixed._groups(stratified, "folds")
                        let least = groups.map { $0.count }.min() ?? 0
                        if stratified && least < count { printError("warning: the smallest class has \(least) of the \(self.count) inputs, fewer than the \(count) folds, so some folds judge without it") }
                        for group in groups {
                            for place in group {
                                fold[place] = next % count
                                next += 1
                            }
                        }
                        return (0..<count).map { number in
                            (train: mixed._chosen((0..<self.count).filter { fold[$0] != number }), validation: mixed._chosen((0..<self.count).filter { fold[$0] == number }))
                        }
                    }
                    """#)
        }
    ]
}
