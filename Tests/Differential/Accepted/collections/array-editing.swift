// Covers: array
var items = [1, 2, 3]
items.append(4)
items += [5, 6]
items.append(contentsOf: 7...8)
items.insert(0, at: 0)
items.insert(contentsOf: [10, 11], at: 2)
print(items)
print(items.remove(at: 2), items.removeFirst(), items.removeLast(), items.popLast() as Any)
items.removeSubrange(0...1)
print(items)
items.replaceSubrange(0..<2, with: [9, 9, 9])
items.replaceSubrange(1..., with: [Int]())
print(items, items.isEmpty)
items.removeAll()
print(items, items.popLast() as Any, items.first as Any)
var letters = Array("abcdefgh")
letters.removeAll { "aeiou".contains($0) }
letters.removeFirst(2)
letters.removeLast(1)
print(letters, letters.count)
letters.swapAt(0, 2)
letters.reverse()
print(letters, letters + ["z"], letters.capacity >= letters.count)
items.reserveCapacity(100)
items = Array(repeating: 1, count: 3) + [2]
print(items, [[Int]](repeating: [0, 0], count: 2))
