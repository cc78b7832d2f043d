// Covers: property-wrappers, memberwise-init
@propertyWrapper
struct Uppercase {
    var wrappedValue: String { didSet { wrappedValue = wrappedValue.uppercased() } }
    init(wrappedValue: String) { self.wrappedValue = wrappedValue.uppercased() }
}
@propertyWrapper
struct Default {
    var wrappedValue: Int = 7
}
struct Tag {
    @Uppercase var text: String
    @Default var size: Int
    let note: String
}
var tag = Tag(text: "hi", size: Default(), note: "n")
print(tag.text, tag.size, tag.note)
tag.text = "bye"
tag.size += 1
print(tag.text, tag.size)
struct Pair {
    @Uppercase var a = "x"
    @Uppercase var b: String
    init(b: String) { self.b = b; a = b + "!" }
}
print(Pair(b: "ok").a, Pair(b: "ok").b)
struct Plain { @Default var n }
var plain = Plain()
plain.n *= 2
print(plain.n)
