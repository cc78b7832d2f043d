@resultBuilder enum Lines { static func buildBlock(_ parts: String...) -> String { parts.joined(separator: "\n") } }
func text(@Lines _ make: () -> String) -> String { make() }
print(text { for i in 0..<3 { "line \(i)" } })
