// Covers: sequence-conformance, generics, subscripts
final class Node<K: Comparable, V> {
    let key: K
    var value: V
    var left: Node?
    var right: Node?
    init(_ k: K, _ v: V) {
        key = k
        value = v
    }
}
struct BST<K: Comparable, V>: Sequence {
    private(set) var root: Node<K, V>?
    private(set) var count = 0
    subscript(key: K) -> V? {
        get {
            var n = root
            while let cur = n {
                if key == cur.key { return cur.value }
                n = key < cur.key ? cur.left : cur.right
            }
            return nil
        }
        set {
            guard let newValue else { return }
            guard var cur = root else {
                root = Node(key, newValue)
                count = 1
                return
            }
            while true {
                if key == cur.key {
                    cur.value = newValue
                    return
                }
                if key < cur.key {
                    if let l = cur.left {
                        cur = l
                    } else {
                        cur.left = Node(key, newValue)
                        break
                    }
                } else {
                    if let r = cur.right {
                        cur = r
                    } else {
                        cur.right = Node(key, newValue)
                        break
                    }
                }
            }
            count += 1
        }
    }
    struct Iterator: IteratorProtocol {
        var stack: [Node<K, V>] = []
        init(_ r: Node<K, V>?) { push(r) }
        mutating func push(_ n: Node<K, V>?) {
            var n = n
            while let c = n {
                stack.append(c)
                n = c.left
            }
        }
        mutating func next() -> (key: K, value: V)? {
            guard let n = stack.popLast() else { return nil }
            push(n.right)
            return (n.key, n.value)
        }
    }
    func makeIterator() -> Iterator { Iterator(root) }
    func height() -> Int {
        func h(_ n: Node<K, V>?) -> Int { n.map { 1 + Swift.max(h($0.left), h($0.right)) } ?? 0 }
        return h(root)
    }
}
var t = BST<String, Int>()
for (i, w) in "the quick brown fox jumps over the lazy dog".split(separator: " ").enumerated() {
    t[String(w)] = i
}
for (k, v) in t { print(k, v, terminator: "; ") }
print()
print(
    t.count, t.height(), t["fox"]!, t["cat"] as Any, t.map(\.key).joined(separator: ","),
    t.first { $0.value > 5 }!)
