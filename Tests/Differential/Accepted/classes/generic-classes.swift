// Covers: classes, inheritance, generics
class Stack<Element> {
    private(set) var items: [Element] = []
    init() {}
    init(_ items: [Element]) { self.items = items }
    func push(_ item: Element) { items.append(item) }
    func pop() -> Element? { items.popLast() }
    func map<T>(_ transform: (Element) -> T) -> Stack<T> { Stack<T>(items.map(transform)) }
    var text: String { "stack of \(items.count)" }
}
class Counting<Element>: Stack<Element> {
    var pushes = 0
    override func push(_ item: Element) { pushes += 1; super.push(item) }
    override var text: String { super.text + ", \(pushes) pushes" }
}
final class Words: Counting<String> {
    override func push(_ item: String) { super.push(item + ".") }
}
let words = Words()
words.push("a"); words.push("b")
print(words.text, words.items, words.pop() ?? "-")
let numbers: Stack<Int> = Counting([1, 2])
numbers.push(3)
print(numbers.text, numbers.map { "<\($0)>" }.items)
print(type(of: numbers), type(of: words), type(of: numbers.map { Double($0) }))
func fill<S: Stack<Int>>(_ stack: S) -> S { stack.push(42); return stack }
print(fill(Counting<Int>()).pushes)
class Node<T> { var value: T; var next: Node<T>?; init(_ v: T, _ n: Node<T>? = nil) { value = v; next = n } }
let chain = Node(1, Node(2, Node(3)))
var current: Node<Int>? = chain, sum = 0
while let node = current { sum += node.value; current = node.next }
print(sum)
