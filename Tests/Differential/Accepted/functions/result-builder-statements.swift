// Covers: result-builders
@resultBuilder enum Lines {
    static func buildBlock(_ parts: [String]...) -> [String] { parts.flatMap { $0 } }
    static func buildExpression(_ s: String) -> [String] { [s] }
    static func buildExpression(_ n: Int) -> [String] { ["#\(n)"] }
    static func buildOptional(_ p: [String]?) -> [String] { p ?? [] }
    static func buildEither(first: [String]) -> [String] { first }
    static func buildEither(second: [String]) -> [String] { second }
    static func buildArray(_ parts: [[String]]) -> [String] { parts.flatMap { $0 } }
    static func buildFinalResult(_ parts: [String]) -> String { parts.joined(separator: "|") }
}
enum Kind { case a, b(Int), c }
@Lines func page(_ kind: Kind, _ loud: Bool) -> String {
    "top"
    switch kind {
    case .a: "a"
    case .b(let n):
        "b"
        n
    case .c:
        if loud { "C!" } else { "c" }
    }
    for i in 1...2 { "row \(i)" }
    let x = 3
    if loud { x }
    "end"
}
print(page(.a, false)); print(page(.b(7), true)); print(page(.c, true))
struct Page {
    var title: String
    @Lines var body: String { title; "body" }
    @Lines func section(_ n: Int) -> String { "s"; n }
}
print(Page(title: "t").body, Page(title: "t").section(4))
func render(@Lines _ content: () -> String) -> String { "<" + content() + ">" }
print(render { "x"; 1 })
let maker: (Bool) -> String = { flag in render { if flag { "yes" }; "always" } }
print(maker(true), maker(false))
func each(@Lines _ row: (Int) -> String) -> [String] { [1, 2].map(row) }
print(each { n in "r"; n })
