// Covers: existential-any, static-members, classes
protocol Plugin {
    static var id: String { get }
    init()
    func run(_ s: String) -> String
}
struct Upper: Plugin {
    static let id = "upper"
    func run(_ s: String) -> String { s.uppercased() }
}
struct Rev: Plugin {
    static let id = "rev"
    func run(_ s: String) -> String { String(s.reversed()) }
}
class Counter: Plugin {
    static var id: String { "count" }
    var n = 0
    required init() {}
    func run(_ s: String) -> String {
        n += 1
        return "\(s)#\(n)"
    }
}
let registry: [any Plugin.Type] = [Upper.self, Rev.self, Counter.self]
let byID = Dictionary(uniqueKeysWithValues: registry.map { ($0.id, $0) })
print(["upper", "rev", "count"].compactMap { byID[$0]?.init() }.reduce("abc") { $1.run($0) })
for t in registry { print(t, t.id, t.init().run("xy")) }
func make<T: Plugin>(_ t: T.Type) -> T { t.init() }
print(
    make(Rev.self).run("ab"), make(Counter.self).n, type(of: make(Upper.self)),
    registry.contains { $0 == Rev.self })
if let c = registry[2].init() as? Counter { print(c.run("z"), c.run("z")) }
