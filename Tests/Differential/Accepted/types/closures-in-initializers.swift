// Covers: initializers, closures
// A function named in a closure of an initializer is no use of the value that is being made.
func doubled(_ x: Int) -> Int { x * 2 }
func halved(_ x: Int) -> Int { x / 2 }

struct Pipeline {
    var steps: [(Int) -> Int]
    init(@StepBuilder _ steps: () -> [(Int) -> Int]) { self.steps = steps() }
    func callAsFunction(_ x: Int) -> Int { steps.reduce(x) { $1($0) } }
}

@resultBuilder
enum StepBuilder {
    static func buildBlock(_ steps: ((Int) -> Int)...) -> [(Int) -> Int] { steps }
}

func step(_ size: Int, then function: @escaping (Int) -> Int) -> (Int) -> Int {
    { function($0 + size) }
}

struct Block {
    let size: Int
    var first: Pipeline
    var later: () -> [Int]

    init(_ size: Int) {
        first = Pipeline {
            step(size, then: doubled)
            step(2 * size, then: halved)
        }
        later = { [1, size].map(doubled) }
        self.size = size
    }
}

final class Counter {
    var count = 1
    func next(_ step: Int) -> Int { count += step; return count }
    func lazily() -> () -> Int { { [unowned self] in next(doubled(count)) } }
    func weakly() -> () -> Int? {
        { [weak self] in
            guard let self else { return nil }
            return next(halved(count))
        }
    }
}

let block = Block(3)
print(block.first(1), block.later(), block.size)
let counter = Counter()
print(counter.lazily()(), counter.weakly()() ?? -1)
