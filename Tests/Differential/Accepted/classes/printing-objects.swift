// Covers: custom-string-convertible, classes, inheritance
class Plain {}
class Described: CustomStringConvertible { var description: String { "described" } }
final class Debugged: Described, CustomDebugStringConvertible { var debugDescription: String { "debugged" } }
struct Holder { let object: Described; let list: [Described] }
print(Described(), [Described()], Optional(Described()) as Any)
print(Debugged(), [Debugged()], "\(Debugged())")
print(Holder(object: Described(), list: [Debugged()]))
debugPrint(Debugged(), Described())
let many: [Any] = [Described(), 1, "s", Debugged()]
print(many, String(describing: many[0]))
print(type(of: Plain()), Plain.self, [Plain.self])
let base: Described = Debugged()
print(base, type(of: base), String(describing: base), ["k": base])
