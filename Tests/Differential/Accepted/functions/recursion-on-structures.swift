// Covers: recursion, indirect-enums, enum-patterns, generics
indirect enum Tree<Value: Comparable> {
    case empty
    case node(Tree, Value, Tree)

    func inserting(_ new: Value) -> Tree {
        switch self {
        case .empty: return .node(.empty, new, .empty)
        case let .node(left, value, right):
            if new < value { return .node(left.inserting(new), value, right) }
            if new > value { return .node(left, value, right.inserting(new)) }
            return self
        }
    }
    var sorted: [Value] {
        switch self {
        case .empty: []
        case .node(let left, let value, let right): left.sorted + [value] + right.sorted
        }
    }
    var depth: Int {
        guard case .node(let left, _, let right) = self else { return 0 }
        return 1 + max(left.depth, right.depth)
    }
    func contains(_ wanted: Value) -> Bool {
        switch self {
        case .empty: false
        case .node(_, wanted, _): true
        case .node(let left, let value, _) where wanted < value: left.contains(wanted)
        case .node(_, _, let right): right.contains(wanted)
        }
    }
}
var tree = Tree<Int>.empty
for n in [5, 2, 8, 1, 9, 2, 3] { tree = tree.inserting(n) }
print(tree.sorted, tree.depth, tree.contains(8), tree.contains(7))
let words = ["m", "c", "x"].reduce(Tree.empty) { $0.inserting($1) }
print(words.sorted, words.depth)

indirect enum List { case end, item(Int, List) }
func sum(_ list: List) -> Int { if case .item(let n, let rest) = list { n + sum(rest) } else { 0 } }
func build(_ n: Int) -> List { n == 0 ? .end : .item(n, build(n - 1)) }
print(sum(build(100)))
func ackermann(_ m: Int, _ n: Int) -> Int {
    switch (m, n) {
    case (0, _): n + 1
    case (_, 0): ackermann(m - 1, 1)
    default: ackermann(m - 1, ackermann(m, n - 1))
    }
}
print(ackermann(2, 3))
func flatten(_ value: Any) -> [Int] {
    if let n = value as? Int { return [n] }
    if let list = value as? [Any] { return list.flatMap(flatten) }
    return []
}
print(flatten([1, [2, [3, 4] as [Any]] as [Any], "x", 5] as [Any]))
func subsets<T>(_ items: [T]) -> [[T]] { items.isEmpty ? [[]] : subsets(Array(items.dropFirst())).flatMap { [$0, [items[0]] + $0] } }
print(subsets([1, 2, 3]).count, subsets(["a", "b"]))
