// Covers: result-builders
@resultBuilder struct Sum {
    static func buildPartialBlock(first: Int) -> Int { first }
    static func buildPartialBlock(accumulated: Int, next: Int) -> Int { accumulated * 10 + next }
    static func buildOptional(_ v: Int?) -> Int { v ?? 0 }
    static func buildEither(first: Int) -> Int { first }
    static func buildEither(second: Int) -> Int { second }
}
func digits(@Sum _ f: () -> Int) -> Int { f() }
print(digits { 1; 2; 3 })
print(digits { 4 })
let big = true
print(digits { 1; if big { 9 } else { 8 }; 2 })
@Sum func five() -> Int { 5; 5 }
print(five())
struct Tree { var name: String; var children: [Tree] = [] }
@resultBuilder struct Trees {
    static func buildBlock(_ c: Tree...) -> [Tree] { c }
    static func buildLimitedAvailability(_ c: [Tree]) -> [Tree] { c }
}
func node(_ n: String, @Trees _ c: () -> [Tree] = { [] }) -> Tree { Tree(name: n, children: c()) }
let t = node("root") { node("a") { node("b"); node("c") }; node("d") }
func show(_ t: Tree, _ d: Int = 0) { print(String(repeating: " ", count: d) + t.name); t.children.forEach { show($0, d + 1) } }
show(t)
