// Error: missing-requirement
protocol Describable { var text: String { get } }
extension Int: Describable {}
print(3.text)
