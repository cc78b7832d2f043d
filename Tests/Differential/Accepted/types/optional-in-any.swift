// Covers: any, optional
let o: Int? = 5
let a: Any = o as Any
print(a as? Int ?? -1)
let n: Int? = nil
let b: Any = n as Any
print(b as? Int ?? -1)
print(b is Int, a is Int)
let list: [Any] = [1, "a", o as Any, n as Any]
for x in list {
    switch x {
    case let i as Int: print("int", i)
    case let s as String: print("string", s)
    default: print("other")
    }
}
print(a as! Int)
if let q = a as? Int? { print(q as Any) }
