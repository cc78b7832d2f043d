// Covers: joined, split
let data = [1, 0, 2, 3, 0, 0, 4]
print(data.split(separator: 0), data.split(separator: 0, omittingEmptySubsequences: false))
print(data.split(separator: 0, maxSplits: 1), data.split { $0 % 2 == 1 }, [Int]().split(separator: 0))
print(data.split(maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: { $0 == 0 }).map { Array($0) })
print([[1], [2, 3], []].joined().map { $0 }, Array([[1], [2], [3]].joined(separator: [0, 0])), ["a", "b"].joined(), ["x"].joined(separator: "-"))
print([String]().joined(separator: ","), [["a", "b"], ["c"]].map { $0.joined(separator: "+") }.joined(separator: " "))
let joined = [[1, 2], [], [3]].joined()
print(joined.count, joined.first!, joined.last!, joined.contains(3), joined.reversed().map { $0 })
for piece in data.split(separator: 0) { print(piece.startIndex, piece.reduce(0, +), terminator: "; ") }
print()
print("a,b,,c".split(separator: ",").map(String.init), "a b".split(separator: " ").count)
let chunks = stride(from: 0, to: data.count, by: 3).map { Array(data[$0..<min($0 + 3, data.count)]) }
print(chunks, chunks.joined().elementsEqual(data), [1...2, 5...6].joined().map { $0 })
