// Covers: dictionary
let stock = ["apple": 3, "pear": 0, "fig": 7]
print(stock.mapValues { $0 * 2 }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
print(stock.filter { $0.value > 0 }.keys.sorted(), stock.compactMapValues { $0 > 5 ? "many" : nil })
print(stock.map { $0.value }.sorted(), stock.reduce(0) { $0 + $1.value }, stock.values.reduce(0, +))
print(stock.min { $0.value < $1.value }!.key, stock.max { $0.value < $1.value }!, stock.contains { $0.key == "fig" })
let merged = stock.merging(["fig": 1, "kiwi": 2]) { old, new in old + new }
print(merged["fig"]!, merged["kiwi"]!, merged.count)
var counts = ["a": 1]
counts.merge([("a", 5), ("b", 2)], uniquingKeysWith: +)
counts.merge(["b": 10]) { _, new in new }
print(counts.sorted { $0.key < $1.key }.map { "\($0)\($1)" })
print(Dictionary(grouping: 1...6) { $0 % 3 }[0]!, Dictionary([("x", 1), ("x", 2)], uniquingKeysWith: max))
print(Dictionary(uniqueKeysWithValues: [(1, "one")]), stock.sorted { $0.key < $1.key }.first!.key, stock.allSatisfy { $0.value >= 0 })
let inverted = Dictionary(uniqueKeysWithValues: stock.map { ($0.value, $0.key) })
print(inverted[7]!, stock.keys.sorted().joined(separator: " "), stock.first { $0.value == 0 }!.key)
var copy = stock
copy.removeValue(forKey: "fig")
print(stock.count, copy.count, stock == copy, copy.popFirst() != nil, copy.count, stock.index(forKey: "nope") == nil)
for (name, amount) in stock.sorted(by: { $0.value > $1.value }) where amount > 0 { print(name, amount, terminator: " ") }
print(stock.enumerated().count, stock[stock.index(forKey: "pear")!].value)
