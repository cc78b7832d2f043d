// Covers: range, closed-range, one-sided-ranges
let half = 2..<6
let closed = 2...6
print(half, closed, half.count, closed.count, half.lowerBound, half.upperBound, closed.upperBound)
print(half.contains(6), closed.contains(6), half ~= 3, (0..<0).isEmpty, half.isEmpty, (5...5).count)
print(half.clamped(to: 4..<10), closed.clamped(to: 0...3), half.overlaps(5..<9), half.overlaps(6..<9), closed.overlaps(6...9))
print((1.5...2.5).contains(2), ("a"..."f").contains("c"), (..<5).contains(4), (3...).contains(3), (...2).contains(3))
print(half.map { $0 * 2 }, closed.filter { $0 % 2 == 0 }, half.reversed().map { $0 }, closed.reduce(0, +), half.first!, half.last!)
print(half[3], half[3...], half.dropFirst(2), half.prefix(2), half.index(after: 2), closed.randomElement() != nil)
print(half == 2..<6, half.hashValue == (2..<6).hashValue, Range(2...5), ClosedRange(2..<6), Range(closed) == 2..<7)
for i in half where i % 2 == 1 { print(i, terminator: " ") }
for i in 7... { if i > 9 { break }; print(i, terminator: " ") }
print(half.startIndex, closed.min()!, closed.max()!, half.allSatisfy { $0 > 1 }, half.lowerBound.distance(to: 9))
debugPrint(half, closed, [half])
let grades = 85
switch grades { case ..<50: print("fail"); case 50..<80: print("pass"); case 80...: print("good"); default: break }
let bytes: Range<UInt8> = 250..<255
print(bytes.count, Array(bytes), (0...(-1 + 1)).count, Array("abcdef")[1...3], (1...3).elementsEqual([1, 2, 3]))
