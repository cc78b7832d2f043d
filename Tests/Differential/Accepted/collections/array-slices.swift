// Covers: array-slice
let numbers = Array(10...20)
let middle = numbers[3..<7]
print(middle, middle.startIndex, middle.endIndex, middle.count, middle.indices)
print(middle[4], middle.first!, middle.last!, middle.firstIndex(of: 15)!)
print(numbers[8...], numbers[..<2], numbers[...1], numbers[5...6])
var changed = middle
changed[3] = 0
changed.append(99)
changed.removeFirst()
print(changed, changed.startIndex, numbers[3], middle)
print(middle.dropFirst(2), middle.dropFirst(2).startIndex, middle.prefix(2), middle.suffix(1))
print(Array(middle), middle == [13, 14, 15, 16], middle.map { $0 * 2 }, middle.sorted(by: >))
var whole = numbers
whole[0..<3] = [7]
whole[1...2].sort(by: >)
print(whole)
debugPrint(middle, [middle])
for (offset, value) in middle.enumerated() { print(offset, value, terminator: "; ") }
print(numbers[2..<2].isEmpty, middle[3...].count, middle.reversed().map { $0 })
