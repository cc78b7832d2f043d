// Covers: while, for-in, inout, generics, array
func bubbleSort<T: Comparable>(_ a: inout [T]) {
    guard a.count > 1 else { return }
    var isSorted = false
    while !isSorted {
        isSorted = true
        for i in 1..<a.count where a[i - 1] > a[i] { a.swapAt(i - 1, i); isSorted = false }
    }
}
func insertionSort<T>(_ a: inout [T], by areInOrder: (T, T) -> Bool) {
    for i in a.indices.dropFirst() {
        var j = i
        let item = a[i]
        while j > 0, areInOrder(item, a[j - 1]) { a[j] = a[j - 1]; j -= 1 }
        a[j] = item
    }
}
func mergeSort<T: Comparable>(_ a: [T]) -> [T] {
    guard a.count > 1 else { return a }
    let (left, right) = (mergeSort(Array(a[..<(a.count / 2)])), mergeSort(Array(a[(a.count / 2)...])))
    var result: [T] = []
    var (i, j) = (0, 0)
    while i < left.count && j < right.count {
        if right[j] < left[i] { result.append(right[j]); j += 1 } else { result.append(left[i]); i += 1 }
    }
    return result + left[i...] + right[j...]
}
func quickSort<T: Comparable>(_ a: inout [T], _ low: Int, _ high: Int) {
    if low >= high { return }
    let pivot = a[(low + high) / 2]
    var i = low, j = high
    repeat {
        while a[i] < pivot { i += 1 }
        while pivot < a[j] { j -= 1 }
        if i <= j { a.swapAt(i, j); i += 1; j -= 1 }
    } while i <= j
    quickSort(&a, low, j)
    quickSort(&a, i, high)
}
let numbers = (0..<20).map { ($0 * 7919 + 13) % 101 }
var a = numbers, b = numbers, c = numbers
bubbleSort(&a)
insertionSort(&b, by: >)
quickSort(&c, 0, c.count - 1)
print(a, a == numbers.sorted(), b == numbers.sorted(by: >), c == a, mergeSort(numbers) == a)
var words = ["delta", "alpha", "charlie", "bravo"]
insertionSort(&words) { ($0.count, $0) < ($1.count, $1) }
print(words, mergeSort(words), mergeSort([Int]()), mergeSort([2]))
func counting(_ a: [Int], upTo limit: Int) -> [Int] { var counts = Array(repeating: 0, count: limit + 1); for n in a { counts[n] += 1 }; return counts.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) } }
print(counting([3, 1, 3, 0], upTo: 3))
