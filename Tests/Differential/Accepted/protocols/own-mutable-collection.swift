// Covers: collection-conformance
struct Ring<Element>: MutableCollection, RandomAccessCollection, ExpressibleByArrayLiteral {
    private var storage: [Element]
    init(arrayLiteral elements: Element...) { storage = elements }
    var startIndex: Int { 0 }
    var endIndex: Int { storage.count }
    func wrapped(_ i: Int) -> Int { ((i % storage.count) + storage.count) % storage.count }
    subscript(i: Int) -> Element {
        get { storage[wrapped(i)] }
        set { storage[wrapped(i)] = newValue }
    }
}
var ring: Ring = [5, 3, 9, 1]
print(ring[5], ring[-1], ring.count, ring.last!, ring.lastIndex(of: 3)!)
ring[6] = 0
ring.swapAt(0, 3)
print(Array(ring), ring.reversed().map { $0 }, ring.sorted())
ring.sort()
print(Array(ring))
ring.reverse()
let pivot = ring.partition { $0 < 3 }
print(Array(ring), pivot, Array(ring[1..<3]), ring.indices, ring.index(before: 2), ring.suffix(2).map { $0 })
ring.sort(by: >)
print(ring.map { "\($0)" }.joined(separator: ">"), ring.prefix(2).reduce(0, +), ring.isEmpty)
