// Covers: existential-any, associated-types, array
let c: any Collection<Int> = [5, 6, 7]
print(c.count, c.isEmpty)
print(c.first ?? 0)
for x in c { print(x) }
print(c.map { $0 * 2 })
print(c.reduce(0, +))
let all: [any Collection<Int>] = [[1, 2], Set([3]), 4...6]
for part in all { print(part.count, part.sorted()) }
print(c.sorted(by: >), c.contains(6), c.max()!)
