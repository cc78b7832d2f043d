// Covers: closures, tuple-labels, generics
extension Sequence {
    func partitioned(_ isFirst: (Element) -> Bool) -> (yes: [Element], no: [Element]) {
        reduce(into: ([], [])) { if isFirst($1) { $0.0.append($1) } else { $0.1.append($1) } }
    }
}
let parts = (1...8).partitioned { $0 % 3 == 0 }
print(parts.yes, parts.no, ["a", "bb"].partitioned { $0.count > 1 })
let numbered = Dictionary(uniqueKeysWithValues: zip("abc", 1...))
print(numbered["a"]!, numbered["c"]!, numbered.count)
let (low, high) = [5, 1, 9].reduce((Int.max, Int.min)) { (min($0.0, $1), max($0.1, $1)) }
print(low, high)
