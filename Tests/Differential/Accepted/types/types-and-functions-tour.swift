// Covers: structs, call-as-function, computed-properties, static-members, mutating, inout, payloads, generics
import Foundation
func add(_ a: Int, to b: Int = 10) -> Int { a + b }
print(add(1), add(1, to: 2))
func swapThem(_ a: inout Int, _ b: inout Int) { let t = a; a = b; b = t }
var u = 1, v = 2
swapThem(&u, &v)
print(u, v)
func outer() -> () -> Int { var c = 0; return { c += 1; return c } }
let counter = outer()
print(counter(), counter(), counter())
struct Point: Equatable {
    var x: Double
    var y = 0.0
    static let origin = Point(x: 0, y: 0)
    var length: Double { (x * x + y * y).squareRoot() }
    mutating func move(by d: Double) { x += d; y += d }
    func moved(by d: Double) -> Point { var c = self; c.move(by: d); return c }
    static func + (a: Point, b: Point) -> Point { Point(x: a.x + b.x, y: a.y + b.y) }
}
var pt = Point(x: 3, y: 4)
print(pt, pt.length, pt.moved(by: 1), Point.origin == pt, pt + pt)
pt.move(by: 2); pt.x = 9
print(pt)
struct Big { var a = 1, b = 2, c = 3, d = 4, e = 5, f = "six" ; var list = [1, 2] }
var big = Big()
var big2 = big
big2.a = 100; big2.list.append(3)
print(big, big2)
struct Temp { var c: Double; var f: Double { get { c * 9 / 5 + 32 } set { c = (newValue - 32) * 5 / 9 } } }
var te = Temp(c: 100); print(te.f); te.f = 32; print(te.c)
enum Shape { case circle(r: Double), rect(Double, Double), none
    var area: Double { switch self { case .circle(let r): return 3 * r * r; case let .rect(w, h): return w * h; case .none: return 0 } } }
let shapes: [Shape] = [.circle(r: 2), .rect(2, 3), .none]
for s in shapes { print(s, s.area) }
enum Dir: String, CaseIterable { case north, south }
print(Dir.north.rawValue, Dir(rawValue: "south")!, Dir.allCases.count)
enum Num: Int { case one = 1, two, three }
print(Num.two.rawValue, Num(rawValue: 3)!, Num(rawValue: 9) == nil)
protocol Animal { var name: String { get }; func speak() -> String }
extension Animal { func intro() -> String { "I am \(name): \(speak())" } }
struct Dog: Animal { let name: String; func speak() -> String { "Woof" } }
struct Cat: Animal { var name: String; var lives = 9; var a = 1, b = 2, c = 3; func speak() -> String { "Meow \(lives)" } }
let zoo: [any Animal] = [Dog(name: "Rex"), Cat(name: "Tom")]
for z in zoo { print(z.intro()) }
func describe<T: Animal>(_ t: T) -> String { t.intro() }
print(describe(Dog(name: "Fido")))
struct Stack<Element> { private var items: [Element] = []
    mutating func push(_ e: Element) { items.append(e) }
    mutating func pop() -> Element? { items.popLast() }
    var count: Int { items.count } }
var st = Stack<Int>(); st.push(1); st.push(2); print(st.pop() as Any, st.count)
var ss = Stack<String>(); ss.push("a"); print(ss)
func mapAll<T, U>(_ xs: [T], _ f: (T) -> U) -> [U] { var r: [U] = []; for x in xs { r.append(f(x)) }; return r }
print(mapAll([1, 2, 3]) { "n\($0)" })
struct Mul { let k: Int; func callAsFunction(_ x: Int) -> Int { k * x } }
let m3 = Mul(k: 3); print(m3(5))
enum E: Error { case bad(Int) }
func risky(_ n: Int) throws -> Int { if n > 2 { throw E.bad(n) }; return n }
do { print(try risky(1)); print(try risky(5)); print("never") } catch E.bad(let n) { print("bad", n) } catch { print("other") }
print((try? risky(1)) as Any, (try? risky(9)) as Any)
var grid = [[1, 2], [3, 4]]
grid[1][0] = 9; grid[0].append(5)
print(grid)
func fact(_ n: Int) -> Int { guard n > 1 else { return 1 }; return n * fact(n - 1) }
print(fact(10))
let fs: [(Int) -> Int] = [{ $0 + 1 }, { $0 * 2 }, fact]
print(fs.map { $0(5) })
func fib() -> [Int] { var a = [1, 1]; for i in 2..<10 { a.append(a[i-1] + a[i-2]) }; return a }
print(fib())
let words = ["apple", "bob", "cat"]
print(words.map { $0.count }, words.joined(separator: "-"))
