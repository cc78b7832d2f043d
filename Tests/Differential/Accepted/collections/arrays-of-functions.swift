// Covers: closures, array
var steps: [() -> Void] = []
var n = 0
steps.append { print("n", n) }
steps.append { n += 1 }
while n < 2 {
    let kept = n
    steps.append { print("kept", kept, n, separator: "/") }
    n += 1
}
for step in steps { step() }
var makers: [(Int) -> String] = []
makers.append { "\($0)!" }
makers.insert({ String($0 * 2) }, at: 0)
print(makers.map { $0(4) })

func run(_ f: () -> Void) { f() }
func run<T>(_ f: () -> T) { print("value", f()) }
run { print("a", 1) }
run { 5 }
run { let x = 1; print(x) }
run { let x = 2; return x }
