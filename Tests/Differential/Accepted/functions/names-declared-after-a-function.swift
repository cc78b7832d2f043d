// Covers: nested-functions
let global = "global"

// A function may use what its block declares after it, if it is called later.
func power() -> Int {
    func raised(_ n: Int) -> Int { n == 0 ? base : raised(n - 1) * factor }
    let base = 3
    let factor = 2
    return raised(4)
}
print(power())

func counting() {
    func step() { count += amount }
    var count = 10
    let (amount, name) = (5, "five")
    step()
    step()
    print(count, name)
    func inner() { func innermost() { print(last) }; innermost() }
    let last = "last"
    inner()
}
counting()

// What is declared before comes first, within the function; what is outside of it comes last.
func nearest(_ x: Int) {
    func show() { print(x, global, y) }
    var y: Int { z + 1 }
    let z = 7
    do {
        func show() { print(x, y) }
        let x = "inner"
        show()
        print(x)
    }
    let global = "local"
    show()
}
nearest(1)

func unwrapped(_ x: Int?) {
    func show() { print(x as Any) }
    guard let x else { return }
    show()
    print(x)
}
unwrapped(4)

func characters(of text: String) {
    func next() -> Character? {
        guard index < letters.count else { return nil }
        defer { index += 1 }
        return letters[index]
    }
    let letters = Array(text)
    var index = 0
    while let letter = next() { print(letter, terminator: ".") }
    print()
}
characters(of: "abc")

struct Meter {
    var x = 9
    func show() {
        func inner() { print(x) }
        let x = 2
        inner()
    }
}
Meter().show()

do {
    func later() { print(x) }
    let x = "of the block"
    later()
}
for i in 0..<2 {
    func square() { print(i, s) }
    let s = i * i
    square()
}
