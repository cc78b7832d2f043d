// Covers: rethrows, typed-throws
enum ParseError: Error { case empty, bad(Character) }
func digit(_ c: Character) throws(ParseError) -> Int {
    guard let n = c.wholeNumberValue else { throw .bad(c) }
    return n
}
func parse(_ s: String) throws(ParseError) -> Int {
    if s.isEmpty { throw ParseError.empty }
    var total = 0
    for c in s { total = total * 10 + (try digit(c)) }
    return total
}
for s in ["42", "", "4x"] {
    do {
        print(try parse(s))
    } catch .empty {
        print("empty")
    } catch .bad(let c) {
        print("bad", c)
    }
}
func twice<T>(_ f: () throws -> T) rethrows -> [T] { [try f(), try f()] }
print(twice { 1 })
do {
    _ = try twice { try parse("q") }
} catch { print("caught", error) }
func mapAll<T, U, E: Error>(_ xs: [T], _ f: (T) throws(E) -> U) throws(E) -> [U] {
    var out: [U] = []
    for x in xs { out.append(try f(x)) }
    return out
}
print(mapAll([1, 2]) { $0 + 1 })
do { print(try mapAll(["1", "z"], parse)) } catch { print(error) }
print((try? parse("7")) ?? 0, (try? parse("")) as Any)
