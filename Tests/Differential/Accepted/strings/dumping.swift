// Covers: string, description
let value = [1, 2, 3]
print(String(describing: type(of: value)), "\(type(of: "x"))", type(of: "x".first!), type(of: "abc".prefix(1)))
print(String(describing: Optional("text")), String(describing: ["a": [1]]), String(describing: (1, b: "two")))
print("\(String.self) \(Character.self) \(Substring.self)")
print("abc" as Any, ["x" as Any, 1, 2.5], "sub".dropFirst() as Any)
let anything: [Any] = ["text", "c" as Character, "part".prefix(2), 1]
for item in anything {
    switch item {
    case let text as String: print("String", text.count)
    case let character as Character: print("Character", character)
    case let part as Substring: print("Substring", part)
    default: print("other", item)
    }
}
print(anything[0] is String, anything[2] is String, anything[2] is Substring, anything[1] as? String as Any)
