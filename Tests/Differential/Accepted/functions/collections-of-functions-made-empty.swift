// Covers: functions-as-values, closures, array, dictionary, variadics
var handlers = [() -> Void]()
handlers.append { print("first") }
handlers.append { print("second") }
handlers.forEach { $0() }
var commands = [String: ([String]) -> String]()
commands["echo"] = { $0.joined(separator: " ") }
commands["count"] = { "\($0.count)" }
for line in ["echo a b", "count x y z", "stop"] {
    let words = line.split(separator: " ").map(String.init)
    print(commands[words[0]]?(Array(words.dropFirst())) ?? "unknown: \(words[0])")
}
var steps = [(Int, Int) -> Int]()
steps += [{ $0 + $1 }, { $0 * $1 }]
steps.append(-)
print(steps.map { $0(6, 3) }, [(name: String, run: () -> Int)]().count, [(() -> Int)?]().isEmpty)
var throwing = [() throws -> Int]()
throwing.append { 4 }
print(try throwing[0](), [String: [() -> Int]]().isEmpty)
var kinds = [Any.Type]()
kinds.append(Int.self)
print(kinds, [Int.Type]().count)
func apply<T>(_ value: T, _ changes: ((T) -> T)...) -> T { changes.reduce(value) { $1($0) } }
print(apply(5, { $0 + 1 }, { $0 * $0 }), apply("a") { $0 + "b" }, apply([3, 1]) { $0.sorted() }, apply(1))
