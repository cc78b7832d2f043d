// Covers: result-builders
@resultBuilder enum HTML {
    static func buildBlock(_ parts: String...) -> String { parts.joined() }
    static func buildOptional(_ p: String?) -> String { p ?? "" }
    static func buildEither(first: String) -> String { first }
    static func buildEither(second: String) -> String { second }
    static func buildArray(_ ps: [String]) -> String { ps.joined(separator: "|") }
    static func buildExpression(_ n: Int) -> String { "#\(n)" }
    static func buildExpression(_ s: String) -> String { s }
    static func buildFinalResult(_ s: String) -> String { "[" + s + "]" }
}
func div(_ cls: String = "", @HTML _ content: () -> String) -> String {
    "<div\(cls.isEmpty ? "" : " \(cls)")>\(content())</div>"
}
let show = true
let page = div("main") {
    "a"
    42
    if show { div { "yes" } } else { "no" }
    for i in 0..<3 { "i\(i)" }
    if !show { "never" }
    let n = 5
    n
    switch n {
    case 5: "five"
    default: "other"
    }
}
print(page)
