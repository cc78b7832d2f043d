// Covers: debug-description, custom-string-convertible
struct Point: CustomStringConvertible { var x = 1; var y = 2; var description: String { "(\(x), \(y))" } }
struct Token: CustomDebugStringConvertible { var text = "t"; var debugDescription: String { "Token(\(text.debugDescription))" } }
struct Both: CustomStringConvertible, CustomDebugStringConvertible {
    var description: String { "plain" }
    var debugDescription: String { "debug" }
}
print(Point(), Token(), Both())
debugPrint(Point(), Token(), Both())
print([Point()], [Token()], [Both()])
print("\(Point()) \(Token()) \(Both())")
print(String(describing: Both()), String(reflecting: Both()), String(reflecting: Point()))
print(["k": Both()], Optional(Both()) as Any, (Both(), 1), [Both()] as [Any])
print([1, 2].debugDescription, ["a\n"].debugDescription, ["k": 1.5].debugDescription, Set(["s"]).debugDescription)
print(Optional("x").debugDescription, (nil as Int?).debugDescription, "tab\t\"q\"".debugDescription)
debugPrint("a", 1, 2.5, true, [1], separator: "-", terminator: "|\n")
debugPrint([Optional(Both()), nil], ["a": Token()])
print(1.0.debugDescription, Character("c").debugDescription, (1...3).debugDescription, [Both()].description)
