// Covers: recursion, generics, inout
func hanoi(
    _ n: Int, from a: Character = "A", to c: Character = "C", via b: Character = "B",
    move: (Character, Character) -> Void
) {
    if n == 0 { return }
    hanoi(n - 1, from: a, to: b, via: c, move: move)
    move(a, c)
    hanoi(n - 1, from: b, to: c, via: a, move: move)
}
var moves = 0
hanoi(4) { _, _ in moves += 1 }
print(moves)
hanoi(2) { print($0, "->", $1) }
func permutations<T>(_ a: [T]) -> [[T]] {
    a.isEmpty
        ? [[]]
        : a.indices.flatMap { i -> [[T]] in
            var rest = a
            let x = rest.remove(at: i)
            return permutations(rest).map { [x] + $0 }
        }
}
print(permutations([1, 2, 3]), permutations(Array("abcd")).count)
func powerset<T>(_ s: [T]) -> [[T]] {
    guard let f = s.first else { return [[]] }
    let r = powerset(Array(s.dropFirst()))
    return r + r.map { [f] + $0 }
}
print(powerset(["a", "b"]).map { $0.joined() }.sorted())
func quicksort<T: Comparable>(_ a: [T]) -> [T] {
    guard a.count > 1 else { return a }
    let p = a[a.count / 2]
    return quicksort(a.filter { $0 < p }) + a.filter { $0 == p } + quicksort(a.filter { $0 > p })
}
print(quicksort([3, 1, 2, 3, 0]), quicksort("swift".map(String.init)))
func mergesort<T>(_ a: [T], by less: (T, T) -> Bool) -> [T] {
    if a.count < 2 { return a }
    let m = a.count / 2
    var (l, r) = (
        ArraySlice(mergesort(Array(a[..<m]), by: less)),
        ArraySlice(mergesort(Array(a[m...]), by: less))
    )
    var o: [T] = []
    while let x = l.first, let y = r.first {
        if less(y, x) {
            o.append(y)
            r.removeFirst()
        } else {
            o.append(x)
            l.removeFirst()
        }
    }
    return o + l + r
}
print(
    mergesort([5, 2, 8, 1], by: <),
    mergesort(["b", "A", "c"]) { $0.lowercased() < $1.lowercased() })
func binarySearch<C: RandomAccessCollection>(_ c: C, _ x: C.Element) -> C.Index?
where C.Element: Comparable {
    var lo = c.startIndex
    var hi = c.endIndex
    while lo < hi {
        let mid = c.index(lo, offsetBy: c.distance(from: lo, to: hi) / 2)
        if c[mid] == x { return mid }
        if c[mid] < x { lo = c.index(after: mid) } else { hi = mid }
    }
    return nil
}
print(
    binarySearch([1, 3, 5, 7, 9], 7)!, binarySearch([2, 4], 3) as Any, binarySearch((10..<90), 42)!)
func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
func lcm(_ a: Int, _ b: Int) -> Int { a / gcd(a, b) * b }
print((1...10).reduce(1, lcm), [12, 18, 24].reduce(0, gcd))
