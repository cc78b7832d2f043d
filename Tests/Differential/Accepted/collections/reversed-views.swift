// Covers: reversed
let a = [1, 2, 3]
let view = a.reversed()
print(view, Array(view), view.first!, view.count, view.map { $0 * 10 })
let array: [Int] = a.reversed()
print(array, array == Array(a.reversed()), String("stressed".reversed()))
for i in (0..<3).reversed() { print(i, terminator: " ") }
for i in (1...3).reversed() { print(i, terminator: " ") }
for i in stride(from: 6, to: 0, by: -2).reversed() { print(i, terminator: " ") }
print()
for (index, value) in a.enumerated().reversed() { print(index, value, terminator: "; ") }
for (index, value) in a.reversed().enumerated() { print(index, value, terminator: "; ") }
print()
print(a.reversed().reversed(), Array((0..<5).reversed().prefix(2)), view.contains(2), view.sorted())
print(view.dropFirst().map { $0 }, view.firstIndex(of: 3)!.base, view.reduce("") { $0 + "\($1)" })
print(zip(a, a.reversed()).allSatisfy { $0 + $1 == 4 }, a.elementsEqual(a.reversed()), a.indices.reversed().map { $0 })
