// Covers: associated-types, generic-constraints
protocol Stack2 {
    associatedtype Element
    init()
    var isEmpty: Bool { get }
    mutating func push(_ e: Element)
    mutating func pop() -> Element?
}
struct ArrayStack<E>: Stack2 {
    private var a: [E] = []
    init() {}
    var isEmpty: Bool { a.isEmpty }
    mutating func push(_ e: E) { a.append(e) }
    mutating func pop() -> E? { a.popLast() }
}
final class ListStack<E>: Stack2 {
    private class Node {
        let v: E
        let n: Node?
        init(_ v: E, _ n: Node?) {
            self.v = v
            self.n = n
        }
    }
    private var head: Node?
    init() {}
    var isEmpty: Bool { head == nil }
    func push(_ e: E) { head = Node(e, head) }
    func pop() -> E? {
        defer { head = head?.n }
        return head?.v
    }
}
func reverse<S: Stack2, C: Sequence>(_ c: C, using: S.Type) -> [S.Element]
where S.Element == C.Element {
    var s = S()
    c.forEach { s.push($0) }
    var out: [S.Element] = []
    while let x = s.pop() { out.append(x) }
    return out
}
print(
    reverse([1, 2, 3], using: ArrayStack<Int>.self),
    reverse("abc", using: ListStack<Character>.self))
