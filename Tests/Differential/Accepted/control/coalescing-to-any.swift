// Covers: optional, any
struct R { var area: Double; var name: String; var f: Float = 1 }
let x: R? = R(area: 2, name: "q")
let y: R? = nil
let a: Any = y?.area ?? -1
print(a)
print("\(y?.area ?? -1)")
print(y?.area ?? "none")
print(x?.area ?? "none")
print([y?.area ?? -1])
print((y?.area ?? -1) as Any)
print(y?.f ?? 3)
func show<T>(_ t: T) { print(t) }
show(y?.area ?? 4)
print(y.map { $0.area } ?? 5)
let dd: [String: Double] = [:]
print(dd["b"] ?? 0, dd.first?.value ?? 0, dd.values.first ?? 0)
print((y?.area ?? 7) + 1)
print(y?.area ?? -1, terminator: "\n")
let arr: [Double] = []
print(arr.first ?? 0, arr.max() ?? 0, [arr].first?.first ?? 0)
print([arr].first?.count ?? 0)
print(arr.first.map { $0 * 2 } ?? 1)
print(String(describing: y?.area ?? 3))
debugPrint(y?.area ?? 3)
