// Covers: generics, sequence-conformance, literal-protocols
struct Stack<Element>: ExpressibleByArrayLiteral, Sequence, CustomStringConvertible {
    private var items: [Element] = []
    init(arrayLiteral elements: Element...) { items = elements }
    mutating func push(_ x: Element) { items.append(x) }
    @discardableResult mutating func pop() -> Element? { items.popLast() }
    var top: Element? { items.last }
    var isEmpty: Bool { items.isEmpty }
    func makeIterator() -> AnyIterator<Element> {
        var i = items.count
        return AnyIterator {
            i -= 1
            return i >= 0 ? self.items[i] : nil
        }
    }
    var description: String { "Stack(\(map { "\($0)" }.joined(separator: " > ")))" }
}
extension Stack: Equatable where Element: Equatable {}
extension Stack where Element: Numeric { func sum() -> Element { reduce(0, +) } }
var s: Stack = [1, 2, 3]
s.push(4)
s.pop()
s.push(10)
print(
    s, s.sum(), s.top ?? -1, s == [1, 2, 3, 10], s.contains(3), s.sorted(by: >), Array(s.prefix(2)))
for (i, x) in s.enumerated() where i % 2 == 0 { print(i, x) }
