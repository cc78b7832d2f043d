// Covers: dictionary, set, contains, synthesized-hashable
// Dictionaries and sets whose keys are numbers, texts short and long, characters, and types of one's own.
struct Point: Hashable { var x, y: Int }
enum Suit: String, Hashable { case clubs, hearts }

var byInt: [Int: Int] = [:]
for n in 0..<1000 { byInt[n * 7 % 250, default: 0] += n }
print(byInt.count, byInt[0]!, byInt[249]!, byInt[250] ?? -1)
var byText: [String: Int] = [:]
for n in 0..<500 { byText["key \(n % 40)", default: 0] += 1 }
for n in 0..<60 { byText["a much longer key, number \(n % 20)", default: 0] += 1 }
print(byText.count, byText["key 7"]!, byText["a much longer key, number 3"]!, byText["none"] == nil)
// The same text, put together differently, is the same key.
byText["caf\u{E9}"] = 1
byText["cafe\u{301}", default: 0] += 10
print(byText["caf\u{E9}"]!, byText[String("key 7 and more".prefix(5))]!)
var letters: [Character: Int] = [:]
for letter in "the quick brown fox, e\u{301}t\u{E9}\r\n\r\n" { letters[letter, default: 0] += 1 }
print(letters["o"]!, letters["\u{E9}"]!, letters["\r\n"]!, letters["\n"] ?? 0, letters.count)
var byPoint = [Point(x: 1, y: 2): "a"]
byPoint[Point(x: 1, y: 2)] = "b"
byPoint[Point(x: 2, y: 1)] = "c"
print(byPoint.count, byPoint[Point(x: 1, y: 2)]!, byPoint[Point(x: 0, y: 0)] ?? "-")
let byKind: [Suit: [Int]] = [.clubs: [1, 2], .hearts: []]
print(byKind[.clubs]!, byKind[.hearts]!.isEmpty)
var flags: [Bool: Double] = [true: 0.5]
flags[false] = 1.5
flags[true] = 2.5
print(flags[true]!, flags[false]!)

var numbers = Set<Int>()
print((0..<100).map { numbers.insert($0 % 10).inserted ? 1 : 0 }.reduce(0, +), numbers.count)
print(numbers.insert(3), numbers.insert(30), numbers.contains(30), numbers.contains(31))
var words: Set = ["one", "two", "a word that is longer than fifteen bytes"]
print(words.insert("two").inserted, words.contains("one"), words.contains("a word that is longer than fifteen bytes"))
print(words.remove("one") ?? "-", words.contains("one"), words.firstIndex(of: "one") == nil)
print(words[words.firstIndex(of: "two")!], byInt[byInt.index(forKey: 5)!].value)

// A table that is shared keeps its values when the other one changes.
let before = byInt
byInt[0] = -1
byInt[1, default: 0] += 1_000_000
print(before[0]!, byInt[0]!, byInt[1]! - before[1]!)
let kept = numbers
numbers.insert(77)
print(kept.contains(77), numbers.contains(77))
// Values that own something.
var lists: [String: [Int]] = [:]
for n in 0..<9 { lists["k\(n % 3)", default: []].append(n) }
lists["k0"] = [0]
print(lists["k0"]!, lists["k1"]!, lists["k2"]!, lists["k3"] ?? [])
