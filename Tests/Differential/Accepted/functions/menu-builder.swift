// Covers: result-builders
@resultBuilder struct MenuBuilder {
    static func buildBlock(_ c: [Item]...) -> [Item] { c.flatMap { $0 } }
    static func buildExpression(_ i: Item) -> [Item] { [i] }
    static func buildExpression(_ s: String) -> [Item] { [Item(title: s)] }
    static func buildOptional(_ c: [Item]?) -> [Item] { c ?? [] }
    static func buildEither(first: [Item]) -> [Item] { first }
    static func buildEither(second: [Item]) -> [Item] { second }
    static func buildArray(_ c: [[Item]]) -> [Item] { c.flatMap { $0 } }
    static func buildLimitedAvailability(_ c: [Item]) -> [Item] { c }
}
struct Item {
    var title: String
    var children: [Item] = []
    init(title: String) { self.title = title }
    init(_ t: String, @MenuBuilder _ c: () -> [Item]) {
        title = t
        children = c()
    }
    func show(_ d: Int = 0) {
        print(String(repeating: "  ", count: d) + title)
        children.forEach { $0.show(d + 1) }
    }
}
let admin = false
Item("root") {
    "open"
    Item("recent") {
        for i in 1...2 { "file \(i)" }
        if admin { "secret" } else { Item("login") {} }
    }
    if let n = Int("3") { "n\(n)" }
}.show()
struct Page {
    let title: String
    @MenuBuilder var items: [Item] {
        "a"
        "b"
    }
    @MenuBuilder func more(_ n: Int) -> [Item] { for i in 0..<n { "m\(i)" } }
}
print(Page(title: "t").items.map(\.title), Page(title: "").more(2).count)
