// Covers: some, protocols
protocol Shape: Equatable { var area: Int { get } }
struct Sq: Shape { var s: Int; var area: Int { s*s } }
func make(_ n: Int) -> some Shape { Sq(s: n) }
let x: some Shape = Sq(s: 2)
print(x.area, x == x, x)
let a = make(2), b = make(2)
print(a == b)
print(make(3) == make(4))
struct Holder { let x: some Shape = Sq(s: 5); var y: some Equatable { 3 } }
let h = Holder(), k = Holder()
print(h.x == k.x, h.y == k.y)
print(type(of: h.x), h)
var arr = [make(1), make(2)]
print(arr.contains(make(1)), arr)
let n: some Numeric = 3
print(n * n + n)
let c: some Collection<Int> = [1,2,3]
print(c.first!, c.count, c.reduce(0,+))
var i = c.startIndex
print(c[i])
