import Bytecode

/// Where a value lies after it was computed.
struct Value {
    var register: Int
    var type: TypeDescriptor
    /// It holds a reference count of its own, to be given back or passed on.
    var isOwned: Bool
    /// Its registers can be reused when it is done with.
    var isTemporary: Bool
    /// Its owner keeps it unchanged as long as the current scope lasts, so that names for parts of it
    /// need no copies.
    var isStable = false
}

/// Where a variable lives.
enum Location {
    case register(Int)
    /// In an object that closures share; the register holds the object.
    case cell(Int)
    case global(Int)
    /// An inout parameter: the register holds the address of its first slot.
    case address(Int)
}

extension Value {
    /// The same registers, owned by somebody else.
    var borrowed: Value {
        Value(register: register, type: type, isOwned: false, isTemporary: false)
    }

    /// The same registers, owned by the scope, which nothing changes.
    var stable: Value {
        Value(register: register, type: type, isOwned: false, isTemporary: false, isStable: true)
    }
}
