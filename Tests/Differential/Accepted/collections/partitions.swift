// Covers: array
var a = [7, 200, 2, 5, 6, 70, 8, 90, 10]
let k = a.partition { $0 > 50 }
print(k, a, a[k...], a[..<k].sorted())
var words = ["pear", "fig", "apple", "kiwi", "date"]
let first = words.partition(by: { $0.count == 4 })
print(first, words)
print(words[..<first].allSatisfy { $0.count != 4 }, words[first...].allSatisfy { $0.count == 4 })
var none: [Int] = []
print(none.partition { $0 > 0 }, none)
var slice = [5, 1, 4, 2, 3][1...]
print(slice.partition { $0 % 2 == 0 }, slice)
struct Split { var train: [Int], test: [Int]
    init(_ items: [Int]) {
        var items = items
        let p = items.partition { $0 % 5 == 0 }
        (train, test) = (Array(items[..<p]), Array(items[p...]))
    } }
let s = Split(Array(1...12))
print(s.train, s.test)
