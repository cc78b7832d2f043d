// Covers: lazy-properties
func table(of n: Int) -> Int {
    lazy var sum: Int = {
        print("adding up to", n)
        return (1...n).reduce(0, +)
    }()
    if n < 3 { return 0 }
    return sum + sum
}
print(table(of: 2), table(of: 4))

func changing() {
    var n = 1
    lazy var tenfold = n * 10
    n = 5
    print(tenfold)
    n = 6
    print(tenfold)
    tenfold += 1
    print(tenfold)
    lazy var list = [1]
    list.append(2)
    let add = { list.append(3); return list.count }
    print(add(), list)
    lazy var never: Int = { print("never printed"); return 1 }()
    never = 4
    print(never)
}
changing()

struct Scale {
    var factor = 3
    func apply() -> Int {
        lazy var doubled = factor * 2
        return doubled + doubled
    }
}
print(Scale().apply())

for i in 0..<3 {
    lazy var square = { print("squaring", i); return i * i }()
    if i != 1 { print(square, square) }
}
