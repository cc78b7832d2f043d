// Covers: static-members, classes, inheritance
class Registry {
    static var count = 0
    static let shared = Registry(label: "shared")
    class var prefix: String { "R" }
    let id: Int
    let label: String
    init(label: String) { Registry.count += 1; id = Registry.count; self.label = label }
    class func named(_ label: String) -> String { prefix + ":" + label }
    final func tag() -> String { type(of: self).named(label) + "#\(id)" }
}
final class Local: Registry {
    static var made: [String] = []
    override class var prefix: String { "L" + super.prefix }
    override init(label: String) { super.init(label: label); Self.made.append(label) }
}
print(Registry.shared.tag(), Registry.count)
print(Registry.shared === Registry.shared, Registry.count)
let local = Local(label: "x")
print(local.tag(), Local.count, Local.made, Local.named("z"))
Local.count += 10
print(Registry.count)
let registries: [Registry] = [local, Registry(label: "y")]
print(registries.map { $0.tag() })
