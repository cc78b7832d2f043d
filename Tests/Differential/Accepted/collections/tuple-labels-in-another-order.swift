// Covers: tuple-labels
let t: (a: Int, b: Int) = (1, 2)
let u: (b: Int, a: Int) = t
print(u)
print(u.a, u.b)
func f(_ p: (x: Int, y: Int)) { print(p.x, p.y) }
f((y: 1, x: 2))
f((1, 2))
let v: (Int, Int) = t
print(v)
let w = (p: 1, q: 2) as (p: Int, q: Int)
print(w)
var z = (one: 1, two: 2)
z = (two: 5, one: 6)
print(z)
