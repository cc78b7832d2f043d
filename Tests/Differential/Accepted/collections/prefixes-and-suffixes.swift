// Covers: prefix-suffix, drop
let a = [1, 2, 3, 4, 5]
print(a.prefix(2), a.prefix(9), a.suffix(2), a.suffix(0), a.dropFirst(), a.dropLast(), a.dropFirst(7))
print(a.prefix(upTo: 2), a.prefix(through: 2), a.suffix(from: 3), a.prefix { $0 < 3 }, a.drop { $0 < 3 })
print("hello".prefix(3), "hello".dropFirst(), "hello".suffix(2), (1...9).prefix(3).map { $0 }, (0..<9).dropLast(6))
print(type(of: a.prefix(1)), Array(a.prefix(1)) + a.suffix(1))
let slice = a.dropFirst(2)
print(slice.startIndex, slice[2], slice.prefix(1), slice.dropLast(1), slice.first!)
var rest = a[0...]
var sums: [Int] = []
while let head = rest.first {
    sums.append(head + rest.dropFirst().reduce(0, +))
    rest = rest.dropFirst()
}
print(sums, rest)
let sequence = stride(from: 1, to: 30, by: 7)
print(Array(sequence.prefix(2)), Array(sequence.dropFirst(2)), sequence.suffix(2), sequence.dropLast(3))
print(sequence.prefix { $0 < 10 }, Array(sequence.drop { $0 < 10 }))
print(zip(a, a.dropFirst()).map { $1 - $0 }, a.indices.dropLast().map { a[$0] * a[$0 + 1] })
