// Covers: inheritance, functions-as-values, optional, tuples
class Module {
    let name: String
    private(set) var outputs: [Module] = []
    init(_ name: String) { self.name = name }
    func connect(_ modules: Module...) { outputs += modules }
}
final class FlipFlop: Module { var isOn = false; func flip() -> Bool { isOn.toggle(); return isOn } }
final class Conjunction: Module {
    private var memory: [String: Bool] = [:]
    func remember(_ module: Module) { memory[module.name] = false }
    func names() -> [String] { memory.keys.sorted() }
}
let first = FlipFlop("f1"), second = FlipFlop("f2"), all = Conjunction("c")
[first, second].forEach(all.remember)
print(all.names(), first.flip(), [first, second].map(\.isOn))
func describe(_ module: Module) -> String { "<\(module.name)>" }
print([first, second].map(describe), [all].contains(where: isNamed), [first, second].first(where: isNamed) == nil)
func isNamed(_ module: Module) -> Bool { module.name == "c" }
func checked(_ module: Module) throws -> Int { if module.name == "c" { throw Problem.bad }; return module.name.count }
enum Problem: Error { case bad }
print(try [first, second].map(checked))
do { print(try [all].map(checked)) } catch { print("thrown:", error) }
struct Rule {
    let test: (key: Character, compare: (Int, Int) -> Bool, value: Int)?
    init(_ text: String) {
        let c = Array(text)
        test = c.count < 3 ? nil : (c[0], c[1] == "<" ? (<) : (>), Int(String(c[2...]))!)
    }
    func holds(_ x: Int) -> Bool { test.map { $0.compare(x, $0.value) } ?? true }
}
print(["s<10", "s>10", "s"].map(Rule.init).map { $0.holds(3) })
