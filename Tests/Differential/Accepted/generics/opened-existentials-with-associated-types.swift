// Covers: existential-any, generics, associated-types
protocol Animal { associatedtype Food: CustomStringConvertible; func eat(_ f: Food) -> String; func find() -> Food }
struct Cow: Animal { func eat(_ f: String) -> String { "cow eats \(f)" }; func find() -> String { "grass" } }
struct Cat: Animal { func eat(_ f: Int) -> String { "cat eats \(f)" }; func find() -> Int { 7 } }
func feed<A: Animal>(_ a: A) -> String { a.eat(a.find()) }
func feed2(_ a: some Animal) -> String { let f = a.find(); return a.eat(f) }
let all: [any Animal] = [Cow(), Cat()]
for a in all { print(feed(a), feed2(a)) }
class Base: Animal { func eat(_ f: Double) -> String { "base \(f)" }; func find() -> Double { 1.5 } }
class Sub: Base { override func find() -> Double { 2.5 } }
let more: [any Animal] = [Base(), Sub()]
for a in more { print(feed(a)) }
struct Keeper { func care<A: Animal>(for a: A, twice: Bool) -> Int { let f = a.find(); print(a.eat(f)); if twice { print(a.eat(f)) }; return 1 } 
    static func s<A: Animal>(_ a: A) { print(a.eat(a.find())) } }
print(Keeper().care(for: all[1], twice: true)); Keeper.s(all[0])
