// Covers: some, existential-any, associated-types
func evens() -> some Collection<Int> { [2, 4, 6] }
let e = evens()
print(e.map { $0 + 1 }, e.count, e.reduce(0, +))
func total(_ c: some Collection<Int>) -> Int { c.reduce(0, +) }
print(total([1, 2, 3]), total(Set([4])), total(evens()))
func seq(_ s: any Sequence<Int>) -> Int {
    var t = 0
    for x in s { t += x }
    return t
}
print(seq([1, 2]), seq(1...4))
for x in e { print(x) }
