import Diagnostics
import VirtualMachine

extension CoreLibrary {
    /// Identity of class instances, and types as values.
    static let references = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The protocol of all classes: `any AnyObject` is an instance of any of them.
                    protocol AnyObject {}
                    """)
            Builtin(
                raw: """
                    /// Whether both sides are the same instance, not only equal ones.
                    func === (lhs: AnyObject?, rhs: AnyObject?) -> Bool
                    """
            ) { call in
                let (left, right) = (call.word(), call.word())
                try call.setResult(left == right)
            }
            Builtin(
                raw: """
                    /// Whether the two sides are different instances, be they equal or not.
                    func !== (lhs: AnyObject?, rhs: AnyObject?) -> Bool
                    """
            ) { call in
                let (left, right) = (call.word(), call.word())
                try call.setResult(left != right)
            }
            Builtin(
                """
                /// Whether two types are the same.
                func == (lhs: Any.Type, rhs: Any.Type) -> Bool
                """,
                intrinsic: "equalInt")
            Builtin(
                """
                /// Whether two types differ.
                func != (lhs: Any.Type, rhs: Any.Type) -> Bool
                """,
                intrinsic: "notEqualInt")
            Builtin(
                source: """
                    /// What tells an instance from all others while it lives, or a type from all others.
                    struct ObjectIdentifier: Hashable, Comparable, CustomDebugStringConvertible {
                        let _address: Int
                        init(_ instance: AnyObject) { _address = _addressOf(instance) }
                        init(_ type: Any.Type) { _address = _numberOf(type) }
                        static func < (lhs: ObjectIdentifier, rhs: ObjectIdentifier) -> Bool {
                            lhs._address < rhs._address
                        }
                        var debugDescription: String {
                            "ObjectIdentifier(0x" + String(_address, radix: 16) + ")"
                        }
                    }
                    """)
            Builtin(
                raw: """
                    /// Where an instance lies in memory.
                    func _addressOf(_ instance: AnyObject) -> Int
                    """
            ) { call in
                let address = call.word()
                try call.setResult(Int(truncatingIfNeeded: address))
            }
            Builtin(
                raw: """
                    /// The number of a type.
                    func _numberOf(_ type: Any.Type) -> Int
                    """
            ) { call in
                let number = call.word()
                try call.setResult(Int(truncatingIfNeeded: number))
            }
            Builtin(
                raw: """
                    /// Whether a variable is the only one that holds its instance: a value type that keeps
                    /// its contents in a class copies them before a change only where it is not.
                    func isKnownUniquelyReferenced<T: AnyObject>(_ object: inout T) -> Bool
                    """
            ) { call in
                _ = call.typeArgument()
                let slot = call.address()[0]
                try call.setResult(Object(slot).isUnique)
            }
            Builtin(
                source: """
                    /// Keeps a value at least until `body` has ended.
                    func withExtendedLifetime<T, Result>(_ value: T, _ body: () throws -> Result) rethrows
                        -> Result
                    {
                        try body()
                    }
                    """)
            Builtin(
                source: """
                    /// Keeps a value, which `body` gets, at least until that has ended.
                    func withExtendedLifetime<T, Result>(_ value: T, _ body: (T) throws -> Result) rethrows
                        -> Result
                    {
                        try body(value)
                    }
                    """)
            Builtin(
                source: """
                    /// What a `weak` variable is stored in.
                    @native struct _WeakReference<Object> {}
                    """)
            Builtin(
                source: """
                    /// What an `unowned` variable is stored in.
                    @native struct _UnownedReference<Object> {}
                    """)
        },
        LibraryGroup("extension _WeakReference") {
            Builtin(raw: "init(_ object: Object?)", refer)
            Builtin(raw: "func _load() -> Object?") { call in
                _ = call.typeArgument()
                setResult(try storedTarget(&call)?.slot ?? 0, of: call)
            }
            Builtin(
                source: """
                    /// The instance, while there is one.
                    var object: Object? {
                        get { _load() }
                        set { self = _WeakReference(newValue) }
                    }
                    """)
        },
        LibraryGroup("extension _UnownedReference") {
            Builtin(raw: "init(_ object: Object)", refer)
            Builtin(raw: "func _load() -> Object") { call in
                _ = call.typeArgument()
                let target = try storedTarget(&call)
                if let target, target.slot == 0 {
                    throw Failure(
                        id: "unowned-reference",
                        "an 'unowned' reference was read after its instance had gone",
                        hint: "declare it 'weak', and test it for nil")
                }
                setResult(target?.slot ?? 0, of: call)
            }
            Builtin(
                source: """
                    /// The instance, which must still be there.
                    var object: Object {
                        get { _load() }
                        set { self = _UnownedReference(newValue) }
                    }
                    """)
        },
    ]

    /// A reference to an instance that does not keep it alive.
    private static func refer(_ call: inout NativeCall) throws {
        _ = call.typeArgument()
        let target = weakTarget(of: call.word())
        call.setResult(call.machine.newNative(ReferenceToTarget(target)))
    }

    /// What references to the instance in a slot share; nil for nil.
    private static func weakTarget(of slot: UInt64) -> WeakTarget? {
        slot == 0 ? nil : Object(slot).weakTarget
    }

    /// What the reference that is the next argument looks at; nil for nil.
    private static func storedTarget(_ call: inout NativeCall) throws -> WeakTarget? {
        let slot = call.word()
        guard slot != 0, let reference = Object(slot).native as? ReferenceToTarget else {
            throw Failure(
                id: "uninitialized-variable", "an 'unowned' reference is used before it has a value"
            )
        }
        return reference.target
    }

    private static func setResult(_ slot: UInt64, of call: NativeCall) {
        if slot != 0 { Object(slot).retain() }
        call.slots[0] = slot
    }
}

/// A reference that does not keep its instance.
private final class ReferenceToTarget: NativeObject {
    /// Nil for a reference to nil.
    let target: WeakTarget?

    init(_ target: WeakTarget?) { self.target = target }

    var typeName: String { "_WeakReference" }
    func describe() -> String { target.map { $0.slot == 0 ? "nil" : "instance" } ?? "nil" }
}
