// Covers: reversed, type-inference
// Beside an array, what is reversed is an array.
let a = [1, 2, 3]
print(a.reversed() == [3, 2, 1], [1, 2, 1] == [1, 2, 1].reversed())
print(a.sorted().reversed() + [0], "abc".reversed() == ["c", "b", "a"])
let word = "racecar"
print(word == String(word.reversed()), Array(word) == word.reversed(), a == a.reversed())
if a.reversed() != a { print("not the same backwards") }
func isPalindrome<T: Equatable>(_ items: [T]) -> Bool { items == items.reversed() }
print(isPalindrome([1, 2, 1]), isPalindrome(Array("ab")))
let digits = String(12321).compactMap { $0.wholeNumberValue }
print(digits == digits.reversed())
let escapes = "a\"b\n".map { ["\"": "\\\"", "\n": "\\n"][$0] ?? String($0) }.joined()
print(escapes)
print("IVX".map { ["I": 1, "V": 5, "X": 10][$0]! }.reduce(0, +))
