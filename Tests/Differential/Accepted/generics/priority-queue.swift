// Covers: generics, generic-constraints, closures, mutating, sequence-conformance
struct Heap<Element>: Sequence, IteratorProtocol {
    private var items: [Element] = []
    private let areInOrder: (Element, Element) -> Bool
    init(_ areInOrder: @escaping (Element, Element) -> Bool) { self.areInOrder = areInOrder }
    var count: Int { items.count }
    var first: Element? { items.first }
    mutating func insert(_ e: Element) {
        items.append(e)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard areInOrder(items[child], items[parent]) else { break }
            items.swapAt(child, parent)
            child = parent
        }
    }
    mutating func next() -> Element? {
        guard !items.isEmpty else { return nil }
        items.swapAt(0, items.count - 1)
        let result = items.removeLast()
        var parent = 0
        while true {
            var best = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && areInOrder(items[child], items[best]) { best = child }
            if best == parent { break }
            items.swapAt(parent, best)
            parent = best
        }
        return result
    }
}
extension Heap where Element: Comparable { init(_ items: [Element]) { self.init(<); items.forEach { insert($0) } } }
var heap = Heap([5, 1, 4, 1, 3])
print(heap.first!, heap.count, heap.map { $0 }, heap.next()!, heap.next()!, heap.count)
print(Array(Heap(["pear", "fig", "apple"])), Array(Heap<Double>([])))

// Shortest paths over it.
let roads: [String: [(to: String, length: Int)]] = [
    "A": [("B", 7), ("C", 9), ("F", 14)], "B": [("C", 10), ("D", 15)],
    "C": [("D", 11), ("F", 2)], "D": [("E", 6)], "F": [("E", 9)],
]
func shortest(from start: String, to goal: String) -> (length: Int, path: [String])? {
    var queue = Heap<(length: Int, path: [String])> { $0.length < $1.length }
    queue.insert((0, [start]))
    var done: Set<String> = []
    while let (length, path) = queue.next() {
        let here = path.last!
        if here == goal { return (length, path) }
        guard done.insert(here).inserted else { continue }
        for (next, step) in roads[here] ?? [] where !done.contains(next) { queue.insert((length + step, path + [next])) }
    }
    return nil
}
if let (length, path) = shortest(from: "A", to: "E") { print(length, path.joined(separator: "-")) }
print(shortest(from: "E", to: "A") == nil, shortest(from: "B", to: "B")!.path)
