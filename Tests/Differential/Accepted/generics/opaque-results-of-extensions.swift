// Covers: some, generics, extensions
// What an extension returns as 'some' knows the elements of what it is asked of.
extension Collection {
    func pairs() -> some Sequence<(Element, Element)> { zip(self, dropFirst()) }
    var everySecond: some Sequence<Element> {
        enumerated().lazy.filter { $0.offset % 2 == 0 }.map { $0.element }
    }
}
for (a, b) in [1, 2, 4].pairs() { print(b - a) }
print([3, 1, 2].pairs().map { $0 - $1 }, "abc".pairs().map { "\($0)\($1)" })
for name in ["Ann", "Bob", "Cid"].everySecond { print(name.uppercased()) }
print([1.5, 2, 3].everySecond.reduce(0, +))
struct Chunks<Base: Collection> {
    let base: Base
    var heads: some Sequence<Base.Element> { base.prefix(2) }
}
print(Chunks(base: "hello").heads.map { $0.isLetter }, Chunks(base: [4, 5, 6]).heads.map { $0 + 1 })
