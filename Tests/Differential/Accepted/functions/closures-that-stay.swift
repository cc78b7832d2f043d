// Covers: closures, inout
func outer(_ f: (Int) -> Int) -> [Int] { [1, 2].map(f) }
func opt(_ f: ((Int) -> Int)?) -> Int { f?(1) ?? 0 }
func loc(_ f: () -> Int) -> Int { func g() -> Int { f() }; return g() }
func imm(_ f: () -> Int) -> Int { { f() }() }
func inoutMap(_ x: inout Int) { [1, 2].forEach { x += $0 } }
var q = 0; inoutMap(&q); print(q, outer { $0 * 2 }, opt { $0 + 1 }, loc { 5 }, imm { 6 })
func pass(_ f: () -> Int) -> Int { loc(f) + loc { f() } }
print(pass { 2 })
struct M { var c = 0; mutating func go() { [1, 2].forEach { c += $0 } } }
var m = M(); m.go(); print(m.c)
func cond(_ f: (() -> Int)?, _ g: @escaping () -> Int) -> () -> Int { f ?? g }
print(cond(nil) { 3 }())
func lz(_ x: @autoclosure () -> Int) -> Int { x() + [1].map { $0 + x() }[0] }
print(lz(4))
let k: ((Int) -> Int) -> Int = { $0(3) }
print(k { $0 * $0 })
