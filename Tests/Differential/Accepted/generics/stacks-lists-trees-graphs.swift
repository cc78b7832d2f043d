// Covers: generics, sequence-conformance, indirect-enums
struct Stack<Element> { private var storage: [Element] = []; var isEmpty: Bool { storage.isEmpty }; var peek: Element? { storage.last }; mutating func push(_ e: Element) { storage.append(e) }; @discardableResult mutating func pop() -> Element? { storage.popLast() } }
extension Stack: Sequence { func makeIterator() -> AnyIterator<Element> { var i = storage.count; return AnyIterator { i -= 1; return i >= 0 ? storage[i] : nil } } }
extension Stack: ExpressibleByArrayLiteral { init(arrayLiteral elements: Element...) { elements.forEach { push($0) } } }
extension Stack: Equatable where Element: Equatable {}
var st: Stack = [1, 2, 3]; st.push(4); st.pop(); print(Array(st), st.map { $0 * 2 }, st.contains(2), st == [1, 2, 3], st.peek ?? 0, st.reduce(0, +), st.sorted())
final class Node<T> { var value: T; var next: Node?; weak var prev: Node?; init(_ v: T) { value = v } }
struct LinkedList<T>: Sequence { private(set) var head: Node<T>?; private var tail: Node<T>?; private(set) var count = 0
 mutating func append(_ v: T) { let n = Node(v); if let t = tail { t.next = n; n.prev = t } else { head = n }; tail = n; count += 1 }
 struct Iterator: IteratorProtocol { var current: Node<T>?; mutating func next() -> T? { defer { current = current?.next }; return current?.value } }
 func makeIterator() -> Iterator { Iterator(current: head) }
 mutating func reverse() { var c = head; tail = head; var p: Node<T>? = nil; while let n = c { c = n.next; n.next = p; n.prev = c; p = n }; head = p } }
var list = LinkedList<String>(); for w in ["a", "b", "c"] { list.append(w) }; print(Array(list), list.count); list.reverse(); print(list.joined(separator: ">"), list.first { $0 < "c" } ?? "", list.enumerated().map { "\($0.offset)\($0.element)" })
indirect enum Tree<T: Comparable> { case leaf, node(Tree, T, Tree)
 func inserting(_ x: T) -> Tree { switch self { case .leaf: return .node(.leaf, x, .leaf); case let .node(l, v, r): if x < v { return .node(l.inserting(x), v, r) } else if x > v { return .node(l, v, r.inserting(x)) } else { return self } } }
 var sorted: [T] { if case let .node(l, v, r) = self { return l.sorted + [v] + r.sorted }; return [] }; var depth: Int { switch self { case .leaf: 0; case let .node(l, _, r): 1 + max(l.depth, r.depth) } } }
let tree = [5, 2, 8, 1, 9, 2].reduce(Tree.leaf) { $0.inserting($1) }; print(tree.sorted, tree.depth)
struct Queue<T> { private var inbox: [T] = [], outbox: [T] = []; mutating func enqueue(_ x: T) { inbox.append(x) }; mutating func dequeue() -> T? { if outbox.isEmpty { outbox = inbox.reversed(); inbox.removeAll() }; return outbox.popLast() } }
var q = Queue<Int>(); q.enqueue(1); q.enqueue(2); print(q.dequeue()!, q.dequeue()!, q.dequeue() as Any)
struct Graph { private var adj: [String: Set<String>] = [:]; mutating func link(_ a: String, _ b: String) { adj[a, default: []].insert(b); adj[b, default: []].insert(a) }
 func bfs(from s: String) -> [String] { var seen: Set = [s], order: [String] = [], queue = [s]; while !queue.isEmpty { let n = queue.removeFirst(); order.append(n); for m in (adj[n] ?? []).sorted() where seen.insert(m).inserted { queue.append(m) } }; return order }
 func path(_ a: String, _ b: String) -> [String]? { var parents: [String: String] = [:]; var queue = [a]; var seen: Set<String> = [a]; search: while let n = queue.first { queue.removeFirst(); for m in adj[n, default: []].sorted() { if !seen.insert(m).inserted { continue }; parents[m] = n; if m == b { break search }; queue.append(m) } }; guard seen.contains(b) else { return nil }; var out = [b]; while let p = parents[out[0]] { out.insert(p, at: 0) }; return out } }
var g = Graph(); for (a, b) in [("a", "b"), ("b", "c"), ("c", "d"), ("a", "e")] { g.link(a, b) }; print(g.bfs(from: "a"), g.path("e", "d") ?? [], g.path("a", "zz") as Any)
