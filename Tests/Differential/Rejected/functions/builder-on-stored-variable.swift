// Error: misplaced-attribute
// swiftc: result builder attribute 'Lines' can only be applied to a constant if it defines a getter
@resultBuilder struct Lines { static func buildBlock(_ lines: String...) -> [String] { lines } }
@Lines let text = ["a"]
print(text)
