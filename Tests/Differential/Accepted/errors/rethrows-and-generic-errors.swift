// Covers: rethrows, throw, try, generics, closures
struct Stop: Error, CustomStringConvertible { let reason: String; var description: String { "Stop(\(reason))" } }
func each<T>(_ items: [T], do work: (T) throws -> Void) rethrows { for item in items { try work(item) } }
each([1, 2]) { print("plain", $0) }
do { try each([1, 2, 3]) { if $0 == 2 { throw Stop(reason: "two") }; print("visited", $0) } } catch { print(error) }

func timed<R>(_ name: String, _ body: () throws -> R) rethrows -> R {
    print("begin", name)
    defer { print("end", name) }
    return try body()
}
print(timed("sum") { (1...4).reduce(0, +) })
do { let _: Int = try timed("failure") { throw Stop(reason: "inside") } } catch let stop as Stop { print(stop.reason) } catch {}

func attempt<T>(_ times: Int, _ work: (Int) throws -> T) throws -> T {
    var last: (any Error)?
    for i in 1...times { do { return try work(i) } catch { last = error } }
    throw last!
}
print(try attempt(3) { i -> String in if i < 3 { throw Stop(reason: "\(i)") }; return "third time" })
do { _ = try attempt(2) { i -> Int in throw Stop(reason: "try \(i)") } } catch { print(error) }

protocol Validator { associatedtype Value; func validate(_ value: Value) throws }
struct Length: Validator { let max: Int; func validate(_ value: String) throws { if value.count > max { throw Stop(reason: "\(value) is too long") } } }
struct All<V: Validator>: Validator { let parts: [V]; func validate(_ value: V.Value) throws { for part in parts { try part.validate(value) } } }
let validator = All(parts: [Length(max: 10), Length(max: 3)])
for word in ["abc", "abcd"] { do { try validator.validate(word); print("valid", word) } catch { print(error) } }
print([3, 1, 2].sorted { $0 < $1 }, try [1, 2].map { n throws -> Int in n * 2 })
struct Checked { private var n = 0
    func value() throws -> Int { if n > 1 { throw Stop(reason: "spent") }; return n }
    mutating func use() { n += 1 }
    init() throws { } }
var checked = try Checked()
for _ in 0..<3 { print((try? checked.value()) as Any); checked.use() }
