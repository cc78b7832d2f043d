// Covers: default-arguments
func here(_ line: Int = #line, _ function: String = #function) -> String { "\(line) \(function)" }
print(#line)
func caller() -> String { here() }
print(caller())
struct S {
    func method(_ a: Int, with b: Int) -> String { #function }
    var property: String { #function }
    init() { print(#function) }
    subscript(i: Int) -> String { #function }
    static func make() -> String { here() }
}
let s = S()
print(s.method(1, with: 2), s.property, s[0], S.make())
func expect(_ ok: Bool, file: String = #fileID, line: UInt = #line) { if !ok { print("line", line) } }
expect(1 == 2)
expect(
    false)
let f = { (line: Int) in line }
print(f(#line))
func generic<T>(_ x: T) -> String { #function }
print(generic(1), #column)
func nested() -> String { func inner() -> String { #function }; return inner() }
print(nested())
