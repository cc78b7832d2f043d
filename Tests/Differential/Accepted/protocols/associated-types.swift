// Covers: associated-types, generics, generic-where, protocol-extensions
protocol Container {
    associatedtype Item
    var count: Int { get }
    mutating func append(_ item: Item)
    subscript(i: Int) -> Item { get }
}
struct Box<T>: Container {
    private var items: [T] = []
    var count: Int { items.count }
    mutating func append(_ item: T) { items.append(item) }
    subscript(i: Int) -> T { items[i] }
}
struct Bits: Container {
    typealias Item = Bool
    var bits = 0, count = 0
    mutating func append(_ item: Bool) { if item { bits |= 1 << count }; count += 1 }
    subscript(i: Int) -> Bool { bits >> i & 1 == 1 }
}
extension Container {
    var all: [Item] { (0..<count).map { self[$0] } }
    var last: Item? { count == 0 ? nil : self[count - 1] }
    mutating func append<S: Sequence>(contentsOf other: S) where S.Element == Item { for item in other { append(item) } }
}
extension Container where Item: Equatable { func index(of item: Item) -> Int? { (0..<count).first { self[$0] == item } } }
extension Container where Item == Bool { var ones: Int { all.filter { $0 }.count } }

var box = Box<String>()
box.append("a")
box.append(contentsOf: ["b", "c"])
print(box.all, box.last ?? "-", box.index(of: "c") as Any, box.index(of: "z") as Any)
var bits = Bits()
bits.append(contentsOf: [true, false, true])
print(bits.all, bits.ones, bits.bits, bits.last!)

func same<A: Container, B: Container>(_ a: A, _ b: B) -> Bool where A.Item == B.Item, A.Item: Equatable {
    a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] }
}
var other = Box<Bool>()
[true, false, true].forEach { other.append($0) }
print(same(bits, other), same(box, box))
func largest<C: Container>(in container: C) -> C.Item? where C.Item: Comparable { container.all.max() }
print(largest(in: box) as Any)
protocol Parser { associatedtype Output; func parse(_ text: String) -> Output? }
struct IntParser: Parser { func parse(_ text: String) -> Int? { Int(text) } }
struct ListParser<P: Parser>: Parser {
    let element: P
    func parse(_ text: String) -> [P.Output]? {
        let parts = text.split(separator: ",").map { element.parse(String($0)) }
        return parts.contains { $0 == nil } ? nil : parts.compactMap { $0 }
    }
}
print(ListParser(element: IntParser()).parse("1,2,3") as Any, ListParser(element: IntParser()).parse("1,x") as Any)
print(ListParser(element: ListParser(element: IntParser())).parse("7")!)
