// Covers: generic-where, extensions, protocol-extensions, generics
extension Array where Element: Comparable {
    func isSorted() -> Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
    func rank(of value: Element) -> Int { filter { $0 < value }.count }
}
extension Array where Element == String { var longest: String? { self.max { $0.count < $1.count } } }
extension Sequence where Element: AdditiveArithmetic { func total() -> Element { reduce(.zero, +) } }
extension Sequence where Element: Hashable {
    func unique() -> [Element] { var seen: Set<Element> = []; return filter { seen.insert($0).inserted } }
    func histogram() -> [(Element, Int)] where Element: Comparable { reduce(into: [:]) { $0[$1, default: 0] += 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}
extension Dictionary where Value: Comparable { func keyOfLargest() -> Key? { self.max { $0.value < $1.value }?.key } }
extension Optional where Wrapped == String { var orEmpty: String { self ?? "" } }
extension Collection where Element: Collection { func flattened() -> [Element.Element] { flatMap { $0 } } }
print([1, 2, 2].isSorted(), [3, 1].isSorted(), [5, 1, 9].rank(of: 6), ["a", "ccc", "bb"].longest!)
print([1, 2, 3].total(), [0.5, 1.5].total(), (1...4).total(), Set([7]).total())
print([3, 1, 3, 2, 1].unique(), "mississippi".unique().map(String.init).joined(), "banana".histogram().map { "\($0.0)\($0.1)" })
print(["x": 3, "y": 9].keyOfLargest()!, (nil as String?).orEmpty.isEmpty, [[1], [2, 3]].flattened())

func allEqual<S: Sequence, T: Sequence>(_ a: S, _ b: T) -> Bool where S.Element == T.Element, S.Element: Equatable {
    var other = b.makeIterator()
    for x in a { if other.next() != x { return false } }
    return other.next() == nil
}
print(allEqual([1, 2, 3], 1...3), allEqual([1], [2]), allEqual("ab", ["a", "b"]))
func merge<C: Collection>(_ a: C, _ b: C) -> [C.Element] where C.Element: Comparable { (Array(a) + Array(b)).sorted() }
print(merge([3, 1], [2]))
struct Wrapper<T> { var value: T
    func compare(_ other: T) -> Bool where T: Comparable { value < other }
    func doubled() -> T where T: Numeric { value * 2 } }
print(Wrapper(value: 1).compare(2), Wrapper(value: 2.5).doubled())
extension Wrapper where T: Sequence, T.Element == Int { var sum: Int { value.reduce(0, +) } }
print(Wrapper(value: [1, 2, 3]).sum, Wrapper(value: 1...3).sum)
