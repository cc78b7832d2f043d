// Error: missing-conformance
// swiftc: requires that 'String' conform to 'Describable'
protocol Describable { func describe() -> String }
extension Int: Describable { func describe() -> String { "\(self)" } }
extension Array: Describable where Element: Describable {
    func describe() -> String { map { $0.describe() }.joined() }
}
print([1].describe(), ["a"].describe())
