// Covers: autoclosure, functions-as-values, operators
func choose(_ condition: Bool, _ yes: @autoclosure () -> String, _ no: @autoclosure () -> String) -> String {
    condition ? yes() : no()
}
func loud(_ text: String) -> String { print("computed", text); return text }
print(choose(true, loud("a"), loud("b")))
print(choose(false, loud("c"), loud("d")))

var queue: [() -> Int] = []
func later(_ work: @autoclosure @escaping () -> Int) { queue.append(work) }
var x = 1
later(x * 10)
x = 5
print(queue.map { $0() })

func assertPositive(_ n: Int, _ message: @autoclosure () -> String = "not positive") -> String {
    n > 0 ? "fine" : message()
}
print(assertPositive(1), assertPositive(-1), assertPositive(-2, "bad \(x)"))
func tries(_ work: @autoclosure () throws -> Int) -> Int { (try? work()) ?? -1 }
struct E: Error {}
func fails() throws -> Int { throw E() }
print(tries(3), tries(try fails()))
func firstTrue(_ tests: (() -> Bool)...) -> Int? { tests.firstIndex { $0() } }
print(firstTrue({ false }, { true }, { print("not reached"); return true }) ?? -1)
func unless(_ condition: @autoclosure () -> Bool, do work: () -> Void) { if !condition() { work() } }
unless(x > 10) { print("x is small") }
unless(x < 10) { print("x is large") }
