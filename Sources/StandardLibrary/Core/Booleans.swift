import VirtualMachine

extension CoreLibrary {
    static let booleans = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Whether something holds: `true` or `false`.
                    @frozen
                    struct Bool: Hashable, ExpressibleByBooleanLiteral, CustomStringConvertible,
                        CVarArg
                    {
                        typealias BooleanLiteralType = Bool
                    }
                    """)
        },
        LibraryGroup("extension Bool") {
            Builtin("static func == (lhs: Bool, rhs: Bool) -> Bool", intrinsic: "equalInt")
            Builtin("static func != (lhs: Bool, rhs: Bool) -> Bool", intrinsic: "notEqualInt")
            Builtin("static prefix func ! (a: Bool) -> Bool", intrinsic: "notBool")
            Builtin(
                """
                /// Whether both hold; the right side is looked at only if the left holds.
                static func && (lhs: Bool, rhs: @autoclosure () throws -> Bool) rethrows -> Bool
                """,
                intrinsic: "and")
            Builtin(
                """
                /// Whether one holds; the right side is looked at only if the left does not.
                static func || (lhs: Bool, rhs: @autoclosure () throws -> Bool) rethrows -> Bool
                """,
                intrinsic: "or")
            Builtin(
                source: """
                    init() { self = false }
                    init(_ value: Bool) { self = value }
                    init(booleanLiteral value: Bool) { self = value }
                    /// Turns true into false and false into true.
                    mutating func toggle() { self = !self }
                    var description: String { self ? "true" : "false" }
                    /// `true` for "true", `false` for "false", else nil.
                    init?(_ text: String) {
                        if text == "true" {
                            self = true
                        } else if text == "false" {
                            self = false
                        } else {
                            return nil
                        }
                    }
                    """)
        },
    ]
}
