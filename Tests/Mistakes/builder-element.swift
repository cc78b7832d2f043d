@resultBuilder enum Lines {
    static func buildBlock(_ parts: String...) -> String { parts.joined(separator: "\n") }
}
func page(@Lines _ content: () -> String) -> String { content() }
print(page {
    "title"
    42
})
