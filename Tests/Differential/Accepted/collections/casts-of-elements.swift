// Covers: any
let a: [Any] = [1, 2, 3]
print(a as? [Int] ?? [])
let b: [Any] = [1, "x"]
print(b as? [Int] as Any)
let d: [String: Any] = ["a": 1]
print(d as? [String: Int] ?? [:])
let e: [String: Any] = ["a": "b"]
print(e as? [String: Int] == nil)
let x: Any = [1, 2]
print(x as? [Int] ?? [])
print(x as? [String] ?? [])
print(x as? [Any] ?? [])
print(x is [Int], x is [Double])
let up = [1, 2] as [Any]
print(up.count)
let json: Any = ["name": "n", "list": [1, 2]] as [String: Any]
if let obj = json as? [String: Any], let l = obj["list"] as? [Int] { print(l, obj["name"] as? String ?? "") }
let forced = a as! [Int]
print(forced.reduce(0, +))
