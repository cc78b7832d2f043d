/// Cells of several kinds, the long ones about a hundred lines.
enum SampleCells {
    static let all = [
        ("1+1", "1+1"), ("a line printed", "print(\"hi\")"),
        ("a line of arithmetic", arithmetic), ("types and methods", types),
        ("functions and loops", functions), ("closures and collections", closures),
        ("a model and its training", training), ("a data structure, generic", generic),
    ]

    private static let arithmetic = """
        let celsius = [12.5, 18.0, 21.5, 30.25]
        celsius.map { $0 * 9 / 5 + 32 }.reduce(0, +) / Double(celsius.count)
        """

    private static func repeated(_ count: Int, _ text: (Int) -> String) -> String {
        (0..<count).map(text).joined(separator: "\n")
    }

    private static let types = repeated(8) { n in
        """
        struct Particle\(n): Equatable {
            var x = 0.0, y = 0.0
            var mass: Double
            var energy: Double { 0.5 * mass * (x * x + y * y) }
            mutating func move(by step: Double) {
                x += step * mass
                y -= step / mass
            }
            static func heavy() -> Particle\(n) { Particle\(n)(mass: 100) }
        }
        var particle\(n) = Particle\(n).heavy()
        particle\(n).move(by: 0.25)
        """
    }

    private static let functions = repeated(9) { n in
        """
        func collatz\(n)(_ start: Int, limit: Int = 1000) -> Int {
            var value = start
            var steps = 0
            while value != 1 && steps < limit {
                value = value % 2 == 0 ? value / 2 : 3 * value + 1
                steps += 1
            }
            return steps
        }
        print(collatz\(n)(27), (1...10).map { collatz\(n)($0) }.max() ?? 0)
        """
    }

    private static let closures = repeated(17) { n in
        """
        let words\(n) = ["pear", "apple", "fig", "banana"]
        let lengths\(n) = words\(n).map { $0.count }.filter { $0 > 3 }
        let byLength\(n) = words\(n).sorted { ($0.count, $0) < ($1.count, $1) }
        var counts\(n): [Character: Int] = [:]
        for word in words\(n) { for letter in word { counts\(n)[letter, default: 0] += 1 } }
        print(byLength\(n).joined(separator: ", "), counts\(n).keys.sorted(), lengths\(n).reduce(0, +))
        """
    }

    private static let training = repeated(5) { n in
        """
        struct Net\(n): Layer {
            var hidden = Dense(64, activation: relu)
            var head = Dense(10)
            func callAsFunction(_ x: Tensor) -> Tensor { head(hidden(x)) }
        }
        var model\(n) = Net\(n)()
        var optimizer\(n) = Adam(learningRate: 1e-3)
        let inputs\(n) = Tensor(randomUniform: [32, 784], seed: 1)
        let targets\(n) = Tensor(zeros: [32, 10])
        var losses\(n): [Float] = []
        for step in 0..<10 {
            let (loss, gradient) = valueWithGradient(at: model\(n)) { model in
                meanSquaredError(model(inputs\(n)), targets\(n))
            }
            optimizer\(n).update(&model\(n), along: gradient)
            losses\(n).append(loss.item())
            if step % 5 == 0 { print("step \\(step): \\(losses\(n).last ?? 0)") }
        }
        """
    }

    private static let generic = repeated(6) { n in
        """
        final class Node\(n)<Value: Comparable> {
            let value: Value
            var left: Node\(n)?
            var right: Node\(n)?
            init(_ value: Value) { self.value = value }
            func insert(_ new: Value) {
                if new < value {
                    if let left { left.insert(new) } else { left = Node\(n)(new) }
                } else {
                    if let right { right.insert(new) } else { right = Node\(n)(new) }
                }
            }
            var all: [Value] { (left?.all ?? []) + [value] + (right?.all ?? []) }
        }
        let tree\(n) = Node\(n)(5)
        for number in [3, 8, 1, 4] { tree\(n).insert(number) }
        print(tree\(n).all)
        """
    }
}
