// Covers: split, string, substring
let line = ",a,,b,c,"
print(line.split(separator: ","))
print(line.split(separator: ",", omittingEmptySubsequences: false))
print(line.split(separator: ",", maxSplits: 1))
print(line.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false))
print(line.split(separator: ",", maxSplits: 0))
print("one--two---three".split(separator: "--"))
print("a1b22c".split { $0.isNumber })
print("a1b22c".split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0.isNumber }))
print("".split(separator: ","), "".split(separator: ",", omittingEmptySubsequences: false))
print("abc".split(separator: "x"), "x".split(separator: "x"))
print("line one\nline two\r\nline three".split(separator: "\n"))
print("line one\nline two\r\nline three".split(whereSeparator: { $0.isNewline }))
print("k: v: w".split(separator: ": ", maxSplits: 1))
let numbers = "3 14 15 92".split(separator: " ").compactMap { Int($0) }
print(numbers, numbers.reduce(0, +))
let pairs = "a=1;b=2".split(separator: ";").map { $0.split(separator: "=") }
for pair in pairs { print(pair[0], pair[1], pair.count) }
print("é,e\u{301},x".split(separator: "é"))
