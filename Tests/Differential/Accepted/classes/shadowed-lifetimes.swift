// Covers: deinit, classes
final class Token { let id: Int; init(_ id: Int) { self.id = id; print("+", id) } ; deinit { print("-", id) } }
func pass(_ token: Token) -> Token { print("pass", token.id); return token }
func make(_ id: Int) -> Token { let token = Token(id); defer { print("leaving", id) }; return token }
_ = make(1)
let two = pass(make(2))
print("held", two.id)
func early(_ stop: Bool) { let a = Token(3); if stop { print("stop"); return }; let b = Token(4); print(a.id + b.id) }
early(true)
early(false)
for i in 5...6 { let t = Token(i); if i == 5 { continue }; print("loop", t.id) }
func fails() throws { let t = Token(7); struct E: Error {}; print("throwing", t.id); throw E() }
do { try fails() } catch { print("caught") }
var slot = Token(8)
slot = Token(9)
print("swapped", slot.id)
let closure: () -> Void = { let c = Token(10); return { print("in closure", c.id) } }()
closure()
var tuple: (Token?, Int) = (Token(11), 1)
tuple.0 = nil
print("end")
