// Error: missing-requirement
// swiftc: type 'Outer.Inner' does not conform to protocol 'Describable'
protocol Describable { var text: String { get } }
struct Outer {
    struct Inner: Describable {}
}
func make() -> Any {
    enum Local: Describable { case one }
    return Local.one
}
print(make())
