import VirtualMachine

/// Small sets for teaching, made of formulas.
extension DatasetLibrary {
    static let synthetic = [
        LibraryGroup("extension Dataset") {
            Builtin(
                source: """
                    /// Two half moons that reach into each other, which no straight line parts: [count, 2], classes 0 and 1.
                    static func moons(_ count: Int = 200, noise: Double = 0.1, seed: Int = 0) -> Dataset {
                        let (first, second) = _halves(count, "moons")
                        let upper = Tensor(linspaceFrom: 0, to: Double.pi, count: first)
                        let lower = Tensor(linspaceFrom: 0, to: Double.pi, count: second)
                        let points = concatenated([
                            stacked([cos(upper), sin(upper)], axis: 1),
                            stacked([1 - cos(lower), 0.5 - sin(lower)], axis: 1),
                        ])
                        return _synthetic("moons", points, _classColumn([first, second]), noise, seed)
                    }
                    """)
            Builtin(
                source: """
                    /// Spirals that wind about each other, one for each class: [count, 2].
                    static func spirals(_ count: Int = 300, classes: Int = 3, turns: Double = 1, noise: Double = 0.05, seed: Int = 0) -> Dataset {
                        let sizes = _shares(count, classes, "spirals")
                        let arms = (0..<classes).map { arm in
                            let radius = Tensor(linspaceFrom: 0.05, to: 1, count: sizes[arm])
                            let angle = radius * (2 * Double.pi * turns) + 2 * Double.pi * Double(arm) / Double(classes)
                            return stacked([radius * cos(angle), radius * sin(angle)], axis: 1)
                        }
                        return _synthetic("spirals", concatenated(arms), _classColumn(sizes), noise, seed)
                    }
                    """)
            Builtin(
                source: """
                    /// Round heaps about random centres in ±5, one for each class: [count, features].
                    static func blobs(_ count: Int = 300, classes: Int = 3, features: Int = 2, standardDeviation: Double = 1, seed: Int = 0) -> Dataset {
                        let sizes = _shares(count, classes, "blobs")
                        let centres = Tensor(randomUniform: [classes, features], low: -5, high: 5, seed: seed)
                        return _synthetic("blobs", centres.gathered(_classColumn(sizes)), _classColumn(sizes), standardDeviation, seed + 1)
                    }
                    """)
            Builtin(
                source: """
                    /// Four heaps at the corners of a square, opposite ones of the same class: what one neuron cannot learn.
                    static func xor(_ count: Int = 200, noise: Double = 0.1, seed: Int = 0) -> Dataset {
                        let sizes = _shares(count, 4, "xor")
                        let corners = Tensor([[0, 0], [1, 1], [0, 1], [1, 0]])
                        let labels = Tensor([0, 0, 1, 1], dtype: .int32)
                        let places = _classColumn(sizes)
                        return _synthetic("XOR", corners.gathered(places), labels.gathered(places), noise, seed)
                    }
                    """)
            Builtin(
                source: #"""
                    /// A period of a sine with noise, to fit a curve to: inputs [count, 1] from −π to π, targets [count, 1].
                    static func sine(_ count: Int = 200, noise: Double = 0.1, seed: Int = 0) -> Dataset {
                        if count < 1 { _fail("empty-data", "sine: at least 1 point is needed, not \(count)") }
                        let x = Tensor(linspaceFrom: -Double.pi, to: Double.pi, count: count).reshaped(to: [count, 1])
                        let y = sin(x) + Tensor(randomNormal: [count, 1], standardDeviation: noise, seed: seed)
                        return Dataset(inputs: x, targets: y, name: "sine")
                    }
                    """#)
            Builtin(
                source: #"""
                    static func _synthetic(_ name: String, _ points: Tensor, _ labels: Tensor, _ noise: Double, _ seed: Int) -> Dataset {
                        let classes = labels.max().item(as: Int.self) + 1
                        let inputs = points + Tensor(randomNormal: points.shape, standardDeviation: noise, seed: seed)
                        return Dataset(inputs: inputs, targets: labels, name: name, classNames: (0..<classes).map { "\($0)" }).shuffled(seed: seed)
                    }
                    """#)
            Builtin(
                source: """
                    static func _halves(_ count: Int, _ name: String) -> (Int, Int) {
                        let sizes = _shares(count, 2, name)
                        return (sizes[0], sizes[1])
                    }
                    """)
            Builtin(
                source: #"""
                    // As even as can be.
                    static func _shares(_ count: Int, _ parts: Int, _ name: String) -> [Int] {
                        if parts < 1 || count < parts { _fail("invalid-argument", "\(name): \(count) points cannot be shared among \(parts) groups") }
                        return (0..<parts).map { count / parts + ($0 < count % parts ? 1 : 0) }
                    }
                    """#)
            Builtin(
                source: """
                    static func _classColumn(_ sizes: [Int]) -> Tensor {
                        Tensor(sizes.enumerated().flatMap { index, size in [Int](repeating: index, count: size) }, dtype: .int32)
                    }
                    """)
        }
    ]
}
