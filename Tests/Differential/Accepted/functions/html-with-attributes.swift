// Covers: result-builders, existential-any, literal-protocols
protocol Node { func render(_ indent: Int) -> String }
extension String: Node { func render(_ indent: Int) -> String { String(repeating: " ", count: indent) + self } }
struct Tag: Node {
    let name: String, attributes: [(String, String)], children: [any Node]
    func render(_ indent: Int) -> String {
        let pad = String(repeating: " ", count: indent)
        let attrs = attributes.map { " \($0.0)=\"\($0.1)\"" }.joined()
        guard !children.isEmpty else { return "\(pad)<\(name)\(attrs)/>" }
        return (["\(pad)<\(name)\(attrs)>"] + children.map { $0.render(indent + 2) } + ["\(pad)</\(name)>"]).joined(separator: "\n")
    }
}
@resultBuilder
enum HTML {
    static func buildExpression(_ n: any Node) -> [any Node] { [n] }
    static func buildExpression(_ n: Int) -> [any Node] { ["#\(n)"] }
    static func buildBlock(_ parts: [any Node]...) -> [any Node] { parts.flatMap { $0 } }
    static func buildOptional(_ part: [any Node]?) -> [any Node] { part ?? [] }
    static func buildEither(first: [any Node]) -> [any Node] { first }
    static func buildEither(second: [any Node]) -> [any Node] { second }
    static func buildArray(_ parts: [[any Node]]) -> [any Node] { Array(parts.joined()) }
    static func buildLimitedAvailability(_ part: [any Node]) -> [any Node] { part }
    static func buildFinalResult(_ parts: [any Node]) -> [any Node] { parts + ["<!-- \(parts.count) -->"] }
}
func tag(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], @HTML _ body: () -> [any Node] = { [] }) -> Tag {
    Tag(name: name, attributes: attributes.map { ($0.key, $0.value) }, children: body())
}
let admin = false
let page = tag("ul", ["class": "list", "id": "x"]) {
    "head"
    for i in 1...2 { tag("li") { i; if i > 1 { "last" } } }
    if admin { "secret" } else { tag("hr") }
    switch 3 { case 1: "one"; case 2, 3: "few"; default: "many" }
    let x = 5
    x * 2
}
print(page.render(0))
