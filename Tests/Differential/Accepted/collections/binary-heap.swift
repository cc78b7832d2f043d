// Covers: generics, closures, generic-where
struct Heap<Element> {
    private(set) var items: [Element]
    private let before: (Element, Element) -> Bool
    init<S: Sequence>(_ s: S, by before: @escaping (Element, Element) -> Bool)
    where S.Element == Element {
        items = Array(s)
        self.before = before
        for i in stride(from: items.count / 2 - 1, through: 0, by: -1) { siftDown(i) }
    }
    private mutating func siftDown(_ start: Int) {
        var i = start
        while true {
            var best = i
            for c in [2 * i + 1, 2 * i + 2] where c < items.count && before(items[c], items[best]) {
                best = c
            }
            if best == i { return }
            items.swapAt(i, best)
            i = best
        }
    }
    mutating func push(_ e: Element) {
        items.append(e)
        var i = items.count - 1
        while i > 0, before(items[i], items[(i - 1) / 2]) {
            items.swapAt(i, (i - 1) / 2)
            i = (i - 1) / 2
        }
    }
    mutating func pop() -> Element? {
        guard !items.isEmpty else { return nil }
        items.swapAt(0, items.count - 1)
        defer { if !items.isEmpty { siftDown(0) } }
        return items.removeLast()
    }
}
extension Heap where Element: Comparable { init(_ e: [Element]) { self.init(e, by: <) } }
var h = Heap([5, 2, 9, 1, 7])
h.push(0)
var out: [Int] = []
while let x = h.pop() { out.append(x) }
print(out)
var tasks = Heap([("write", 2), ("read", 1), ("rest", 5)], by: { $0.1 > $1.1 })
while let (name, p) = tasks.pop() { print(name, p) }
