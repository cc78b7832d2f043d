// Covers: generics, classes, inheritance
class Codec {
    func encode<T: CustomStringConvertible>(_ value: T) -> String { value.description }
    func all<T>(_ values: [T], _ body: (T) -> String) -> String { values.map(body).joined(separator: ",") }
    func pick<A, B>(_ a: A, _ b: B) -> Any { a }
}
class Brackets: Codec {
    override func encode<T: CustomStringConvertible>(_ value: T) -> String { "[" + super.encode(value) + "]" }
    override func pick<A, B>(_ a: A, _ b: B) -> Any { b }
}
final class Reversed: Brackets {
    override func all<T>(_ values: [T], _ body: (T) -> String) -> String { super.all(values.reversed(), body) }
}
for codec in [Codec(), Brackets(), Reversed()] {
    print(codec.encode(3), codec.encode("x"), codec.encode(1.5))
    print(codec.all([1, 2, 3]) { codec.encode($0) }, codec.pick(1, "one"))
}
