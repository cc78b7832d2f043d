// Covers: indirect-enums, sequence-conformance, weak-unowned
indirect enum Tree<T: Comparable> {
    case empty
    case node(Tree, T, Tree)
    init() { self = .empty }
    init<S: Sequence>(_ s: S) where S.Element == T { self = s.reduce(.empty) { $0.inserting($1) } }
    func inserting(_ x: T) -> Tree {
        switch self {
        case .empty: return .node(.empty, x, .empty)
        case .node(let l, let v, let r) where x < v: return .node(l.inserting(x), v, r)
        case .node(let l, let v, let r) where x > v: return .node(l, v, r.inserting(x))
        case .node: return self
        }
    }
    var depth: Int {
        if case .node(let l, _, let r) = self { 1 + Swift.max(l.depth, r.depth) } else { 0 }
    }
    func contains(_ x: T) -> Bool {
        var t = self
        while case .node(let l, let v, let r) = t {
            if x == v { return true }
            t = x < v ? l : r
        }
        return false
    }
    func fold<R>(_ zero: R, _ f: (R, T, R) -> R) -> R {
        switch self {
        case .empty: zero
        case .node(let l, let v, let r): f(l.fold(zero, f), v, r.fold(zero, f))
        }
    }
    func map<U>(_ f: (T) -> U) -> Tree<U> {
        switch self {
        case .empty: return .empty
        case .node(let l, let v, let r): return .node(l.map(f), f(v), r.map(f))
        }
    }
}
extension Tree: Sequence {
    func makeIterator() -> AnyIterator<T> {
        var stack: [Tree] = []
        var current = self
        return AnyIterator {
            while case .node(let l, _, _) = current {
                stack.append(current)
                current = l
            }
            guard case .node(_, let v, let r)? = stack.popLast() else { return nil }
            current = r
            return v
        }
    }
}
extension Tree: Equatable {}
extension Tree: CustomStringConvertible {
    var description: String {
        switch self {
        case .empty: "·"
        case .node(.empty, let v, .empty): "\(v)"
        case .node(let l, let v, let r): "(\(l) \(v) \(r))"
        }
    }
}
let t = Tree([5, 2, 8, 1, 9, 3])
print(
    t, t.depth, t.contains(3), t.contains(4), Array(t), t.count { $0 % 2 == 1 },
    t.fold(0) { $0 + $1 + $2 })
print(
    t.map { "\($0 * 10)" }, t == Tree([5, 2, 8, 1, 9, 3]), Tree<Int>().first { _ in true } as Any,
    Set(t).count, t.dropFirst(3).prefix(2).map { $0 }, Tree("hello"), t.reversed(),
    t.sorted(by: >).first!)
class TreeNode<K: Comparable, V> {
    var key: K, value: V
    var left, right: TreeNode?
    weak var parent: TreeNode?
    init(_ k: K, _ v: V, parent: TreeNode? = nil) {
        key = k
        value = v
        self.parent = parent
    }
}
struct Map<K: Comparable, V>: ExpressibleByDictionaryLiteral {
    private var root: TreeNode<K, V>?
    private(set) var count = 0
    init(dictionaryLiteral e: (K, V)...) { for (k, v) in e { self[k] = v } }
    private func find(_ k: K) -> TreeNode<K, V>? {
        var n = root
        while let m = n, m.key != k { n = k < m.key ? m.left : m.right }
        return n
    }
    subscript(k: K) -> V? {
        get { find(k)?.value }
        set {
            guard let newValue else { return }
            if let n = find(k) {
                n.value = newValue
                return
            }
            count += 1
            guard var p = root else {
                root = TreeNode(k, newValue)
                return
            }
            while let next = k < p.key ? p.left : p.right { p = next }
            if k < p.key {
                p.left = TreeNode(k, newValue, parent: p)
            } else {
                p.right = .init(k, newValue, parent: p)
            }
        }
    }
    subscript(k: K, default d: @autoclosure () -> V) -> V {
        get { self[k] ?? d() }
        set { self[k] = newValue }
    }
    var keys: [K] {
        func walk(_ n: TreeNode<K, V>?) -> [K] {
            guard let n else { return [] }
            return walk(n.left) + [n.key] + walk(n.right)
        }
        return walk(root)
    }
    func path(to k: K) -> [K] {
        sequence(first: find(k)) { $0?.parent }.prefix { $0 != nil }.map { $0!.key }.reversed()
    }
}
var m: Map = ["m": 1, "c": 2, "x": 3]
m["d"] = 4
m["c"]? += 10
m["z", default: 5] *= 2
m["m", default: 0] += 1
print(m.keys, m.count, m["c"]!, m["z"]!, m["q"] as Any, m["m"]!, m.path(to: "d"))
