// Covers: indirect-enums, generics
indirect enum List<T> {
    case empty
    case node(T, List<T>)
    init<S: Sequence>(_ s: S) where S.Element == T {
        self = s.reversed().reduce(.empty) { .node($1, $0) }
    }
    func map<U>(_ f: (T) -> U) -> List<U> {
        switch self {
        case .empty: return .empty
        case .node(let h, let t): return .node(f(h), t.map(f))
        }
    }
    var array: [T] {
        var out: [T] = []
        var cur = self
        while case .node(let h, let t) = cur {
            out.append(h)
            cur = t
        }
        return out
    }
    static func + (a: List, b: List) -> List {
        switch a {
        case .empty: return b
        case .node(let h, let t): return .node(h, t + b)
        }
    }
}
let l = List(1...5)
print(l.array, l.map { $0 * $0 }.array, (l + List([9])).array.count)
print(l.map(String.init).array)
