// Covers: protocol-extensions, associated-types, existential-any
// Members named min and max hide the functions, but for texts and ranges.
extension String {
    func clamped(_ n: Int) -> Int { min(max(0, n), count) }
    var last3: Int { max(0, count - 3) }
}
extension Range where Bound == Int {
    func clamped(_ n: Int) -> Int { min(max(lowerBound, n), upperBound - 1) }
    var largest: Int { max()! }
}
extension Array {
    func clamped(_ n: Int) -> Int { Swift.min(Swift.max(0, n), count) }
}
print("hello".clamped(9), "hello".clamped(-1), "hello".last3, (2..<5).clamped(9), (2..<5).largest, [1].clamped(4))
protocol Shape { var area: Double { get } }
protocol Named { var name: String { get } }
print((Shape & Named).self, (any Shape & Named).self)
protocol Holder { associatedtype Item: CustomStringConvertible; var item: Item { get } }
struct A: Holder { var item: Int }
struct B: Holder { var item: [String] }
let holders: [any Holder] = [A(item: 1), B(item: ["x"])]
for holder in holders {
    let item = holder.item
    print(item, item.description.count, holder.item)
}
print(holders.map { $0.item.description })
func compose<A, B, C>(_ f: @escaping (A) -> B, _ g: @escaping (B) -> C) -> (A) -> C { { g(f($0)) } }
print(compose(\String.count, String.init)("abc"), compose({ $0 + 1 }, String.init)(3))
