// Covers: enum-patterns, payloads, tuples
// One name for all that a case carries.
enum Event { case moved(Int, Int), named(text: String, marks: [Int]), none }
func show(_ event: Event) {
    switch event {
    case .moved(let both): print(both, both.0 + both.1)
    case let .named(all): print(all, all.text, all.marks.count)
    case .none: print("none")
    }
}
show(.moved(1, 2))
show(.named(text: "s", marks: [1]))
show(.none)
if case .moved(let both) = Event.moved(5, 6) { print(both) }
for case let .named(all) in [Event.none, .named(text: "l", marks: [])] { print(all) }
let product = { (event: Event) -> () -> Int in
    if case .moved(let both) = event { return { both.0 * both.1 } }
    return { 0 }
}
print(product(.moved(3, 4))())
indirect enum Tree { case leaf, node(Tree, Int, Tree) }
func depth(_ tree: Tree) -> Int {
    switch tree {
    case .leaf: 0
    case .node(let parts): 1 + max(depth(parts.0), depth(parts.2))
    }
}
print(depth(.node(.leaf, 1, .node(.leaf, 2, .leaf))))
enum Pair<Value> { case pair(Value, Value) }
if case .pair(let both) = Pair.pair("a", "b") { print(both) }

// A loop that only 'return' leaves, and closures that call themselves by their global names.
func first(_ isFound: Bool) -> Int { repeat { if isFound { return 1 } } while true }
let factorial: (Int) -> Int = { n in n == 0 ? 1 : n * factorial(n - 1) }
var fibonacci: (Int) -> Int = { n in n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2) }
print(first(true), factorial(5), fibonacci(10))
