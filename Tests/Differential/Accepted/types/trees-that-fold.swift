// Covers: indirect-enums, rethrows, conditional-conformance
enum Tree<T> {
    case leaf
    indirect case node(Tree<T>, T, Tree<T>)
    var depth: Int {
        switch self {
        case .leaf: 0
        case .node(let l, _, let r): 1 + Swift.max(l.depth, r.depth)
        }
    }
    func map<U>(_ f: (T) throws -> U) rethrows -> Tree<U> {
        switch self {
        case .leaf: return .leaf
        case .node(let l, let v, let r): return .node(try l.map(f), try f(v), try r.map(f))
        }
    }
    func fold<R>(_ z: R, _ f: (R, T, R) -> R) -> R {
        guard case .node(let l, let v, let r) = self else { return z }
        return f(l.fold(z, f), v, r.fold(z, f))
    }
}
extension Tree where T: Comparable {
    func insert(_ x: T) -> Tree {
        switch self {
        case .leaf: return .node(.leaf, x, .leaf)
        case .node(let l, let v, let r):
            if x < v {
                return .node(l.insert(x), v, r)
            } else if x > v {
                return .node(l, v, r.insert(x))
            } else {
                return self
            }
        }
    }
    var sorted: [T] { fold([]) { $0 + [$1] + $2 } }
    func contains(_ x: T) -> Bool {
        if case .node(let l, let v, let r) = self { return x == v || (x < v ? l : r).contains(x) }
        return false
    }
}
let t = [5, 2, 8, 1, 9, 2].reduce(Tree<Int>.leaf) { $0.insert($1) }
print(
    t.sorted, t.depth, t.contains(8), t.contains(7), t.map { "\($0)" }.fold("") { $0 + $1 + $2 },
    t.fold(0) { $0 + $1 + $2 })
extension Tree: Equatable where T: Equatable {}
print(t == t.insert(2), t == t.insert(3))
extension Tree: Sequence {
    func makeIterator() -> AnyIterator<T> {
        var stack: [Tree] = [self]
        return AnyIterator {
            while let n = stack.popLast() {
                if case .node(let l, let v, let r) = n {
                    if case .leaf = l {
                        stack.append(r)
                        return v
                    }
                    stack += [r, .node(.leaf, v, .leaf), l]
                }
            }
            return nil
        }
    }
}
print(Array(t), t.prefix(2).map { $0 }, t.max()!)
