// Covers: for-where, for-in, enumerated, zip, tuple-patterns
let words = ["apple", "kiwi", "banana", "fig"]
for word in words where word.count > 4 { print(word) }
for (index, word) in words.enumerated() where index % 2 == 1 { print(index, word) }
for (a, b) in zip(words, words.dropFirst()) where a.count < b.count { print(a, "<", b) }
let stock = ["pear": 0, "plum": 3]
for (name, count) in stock.sorted(by: { $0.key < $1.key }) where count > 0 { print(name, count) }
for c in "Hello World" where c.isUppercase { print(c, terminator: "") }
print()
for (offset, (letter, number)) in zip("abc", 1...).enumerated() { print(offset, letter, number) }
let matrix = [[1, 2, 3], [4, 5, 6]]
var transposed = Array(repeating: Array(repeating: 0, count: 2), count: 3)
for (i, row) in matrix.enumerated() { for (j, value) in row.enumerated() { transposed[j][i] = value } }
print(transposed)
for pair in [(1, "a"), (2, "b")] { print(pair.0, pair.1) }
for (_, name) in [(1, "a"), (2, "b")] { print(name) }
for i in matrix.indices.reversed() { print(matrix[i][0]) }
for n in 1... { if n * n > 50 { print(n); break } }
for case (let x, 1) in [(3, 1), (4, 2), (5, 1)] { print("ones", x) }
for x in Set([5, 1, 3]).sorted() where x > 1 { print(x, terminator: " ") }
print()
var total = 0
for value in matrix.joined() where value.isMultiple(of: 2) { total += value }
print(total)
