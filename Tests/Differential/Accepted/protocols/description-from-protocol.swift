// Covers: custom-string-convertible, protocol-extensions
protocol Named: CustomStringConvertible {
    var name: String { get }
}
extension Named {
    var description: String { "<\(name)>" }
}
struct City: Named { let name = "Bonn" }
enum Kind: Named {
    case plain
    var name: String { "kind" }
}
struct Tag: CustomStringConvertible { let description = "a tag" }
struct Box<T>: CustomStringConvertible {
    var content: T
    var description: String
}
struct Both: Named, CustomDebugStringConvertible {
    var name: String
    var debugDescription: String { "debug \(name)" }
}
final class Place: Named {
    let name: String
    init(_ name: String) { self.name = name }
}
print(City(), Kind.plain, Tag(), Place("here"), "\(City()) \(Tag())")
print([City()], [Tag()], ["k": Kind.plain], [Place("x")])
print(Box(content: 1, description: "box of 1"), [Box(content: "s", description: "text")])
print(Both(name: "b"), [Both(name: "b")], String(describing: Both(name: "c")), String(reflecting: Both(name: "d")))
let things: [any Named] = [City(), Kind.plain, Place("p")]
print(things.map { $0.description }, things[0], things)
let value: Any = Tag()
print(value, Optional(City()) as Any)
