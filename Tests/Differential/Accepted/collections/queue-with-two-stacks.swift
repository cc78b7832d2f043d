// Covers: sequence-conformance, debug-description, generics
struct Queue<T> {
    private var inbox: [T] = [], outbox: [T] = []
    var isEmpty: Bool { inbox.isEmpty && outbox.isEmpty }
    var count: Int { inbox.count + outbox.count }
    mutating func enqueue(_ x: T) { inbox.append(x) }
    mutating func dequeue() -> T? {
        if outbox.isEmpty {
            outbox = inbox.reversed()
            inbox.removeAll(keepingCapacity: true)
        }
        return outbox.popLast()
    }
    func peek() -> T? { outbox.last ?? inbox.first }
}
extension Queue: CustomDebugStringConvertible {
    var debugDescription: String { "Queue(\(outbox.reversed() + inbox))" }
}
extension Queue: Sequence, IteratorProtocol { mutating func next() -> T? { dequeue() } }
var q = Queue<String>()
for w in "a b c d".split(separator: " ").map(String.init) { q.enqueue(w) }
print(q.dequeue()!, q.peek()!, q.count)
q.enqueue("e")
debugPrint(q)
for x in q { print(x, terminator: ",") }
print(q.count, q.isEmpty)
