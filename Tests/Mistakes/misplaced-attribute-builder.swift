@resultBuilder struct Lines { static func buildBlock(_ lines: String...) -> [String] { lines } }
@Lines let text = ["a"]
