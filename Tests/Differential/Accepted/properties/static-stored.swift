// Covers: static-members
func announce(_ s: String) -> String { print("making \(s)"); return s }
struct Config {
    static let name = announce("name")
    static var count = 0
    static var items: [Int] = [1, 2]
    static var doubled: Int {
        get { count * 2 }
        set { count = newValue / 2 }
    }
    var id: Int
    init() { Config.count += 1; id = Self.count }
    static func reset() { count = 0; items.removeAll() }
}
print("start")
print(Config.name, Config.name)
let a = Config(), b = Config()
print(a.id, b.id, Config.count, Config.doubled)
Config.doubled = 50
Config.items.append(3)
Config.items[0] += 10
print(Config.count, Config.items)
Config.reset()
print(Config.count, Config.items)
enum Planet { static let gravity = 9.8; static let all: [String] = ["Earth", "Mars"] }
print(Planet.gravity, Planet.all.count)
