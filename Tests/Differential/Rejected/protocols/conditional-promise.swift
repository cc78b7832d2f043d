// Error: missing-requirement
// swiftc: type 'Array<Element>' does not conform to protocol 'Describable'
protocol Describable {
    var text: String { get }
    func short(to length: Int) -> String
}
extension Int: Describable {
    var text: String { "int" }
    func short(to length: Int) -> String { "i" }
}
extension Array: Describable where Element: Describable {
    var text: String { map(\.text).joined() }
}
print([1, 2].text)
