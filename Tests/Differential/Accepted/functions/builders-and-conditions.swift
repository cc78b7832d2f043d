// Covers: result-builders, operators, rethrows
// Generic builders, conditions of a type of their own, and members that the context names.
@resultBuilder struct ListBuilder<T> {
    static func buildExpression(_ e: T) -> [T] { [e] }
    static func buildExpression(_ e: [T]) -> [T] { e }
    static func buildBlock(_ c: [T]...) -> [T] { c.flatMap { $0 } }
    static func buildOptional(_ c: [T]?) -> [T] { c ?? [] }
    static func buildEither(first c: [T]) -> [T] { c }
    static func buildEither(second c: [T]) -> [T] { c }
    static func buildArray(_ c: [[T]]) -> [T] { c.flatMap { $0 } }
}
func list<T>(@ListBuilder<T> _ f: () -> [T]) -> [T] { f() }
let n = 3
let xs: [Int] = list {
    1
    if n > 2 { 2; 3 } else { 9 }
    for i in 0..<n where i != 1 { i * 10 }
    [7, 8]
    let k = n * 2
    k
    if let m = Int("x") { m }
}
print(xs)
struct Condition {
    let sql: String
    static func && (a: Condition, b: Condition) -> Condition { .init(sql: "(\(a.sql) AND \(b.sql))") }
    static func || (a: Condition, b: @autoclosure () -> Condition) -> Condition { .init(sql: "(\(a.sql) OR \(b().sql))") }
    static prefix func ! (a: Condition) -> Condition { Condition(sql: "NOT \(a.sql)") }
}
struct Column: ExpressibleByStringLiteral {
    let name: String
    init(stringLiteral s: String) { name = s }
    static func == (c: Column, v: some CustomStringConvertible) -> Condition { .init(sql: "\(c.name) = '\(v)'") }
    static func > (c: Column, v: Double) -> Condition { .init(sql: "\(c.name) > \(v)") }
}
func find(_ c: Condition) -> String { c.sql }
let age: Column = "age", city: Column = "city"
print(find(age > 3 && !(city == "Oslo") || city == 7), n > 2 && xs.isEmpty || n == 3)
enum Sign { case plus, minus, times }
func name(_ sign: Sign) -> String { "\(sign)" }
var signs: [Sign] = []
for c in "+-*" { signs.append(["+": .plus, "-": .minus, "*": .times][c]!) }
print(signs, name(["a": .plus, "b": .minus]["b"]!))
struct Permissions: OptionSet { let rawValue: Int; static let read = Self(rawValue: 1), write = Self(rawValue: 2) }
print(Permissions([]).isEmpty, Permissions([.read, .write]).rawValue, Permissions([Permissions.write]).contains(.read))
typealias Handler = (Int) throws -> Int
typealias Middleware = (@escaping Handler) -> Handler
let twice: Middleware = { next in { try next($0 * 2) } }
func chain(_ all: Middleware...) -> Middleware { { last in all.reversed().reduce(last) { $1($0) } } }
print(try chain(twice, twice)({ $0 + 1 })(5))
