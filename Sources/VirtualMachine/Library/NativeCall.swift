import Bytecode
import Diagnostics
import RichDisplay

/// The body of a library function in Swift. Reads its arguments from the call, in order, and writes
/// its results to it; throws a `Failure` for a user's mistake, a `CatchableFailure` where the
/// declaration says `throws`.
package typealias Native = @Sendable (inout NativeCall) throws -> Void

/// One call of a native: arguments, results, and the machine's services.
///
/// Arguments lie from slot 0 on: for generic declarations (or members of generic types) one slot
/// per generic parameter with the number of its descriptor, the enclosing type's first; then `self`
/// (for mutating functions the address of its slots); then each argument in its own layout, `inout`
/// ones as addresses. They are borrowed. Results are written over them from slot 0 on, owned by
/// the caller, so read every argument first. Function values cannot be called.
package struct NativeCall {
    /// The machine that makes the call; it outlives the call.
    package unowned(unsafe) let machine: Machine
    /// The call's frame.
    package let slots: Slots
    @usableFromInline var next = 0

    init(machine: Machine, slots: Slots) {
        self.machine = machine
        self.slots = slots
    }

    // MARK: Arguments

    /// Reads the next argument.
    @inlinable @inline(__always)
    package mutating func argument<Value: MachineValue>(
        _ type: Value.Type = Value.self
    ) throws -> Value {
        let place = slots + next
        next += Value.slotCount
        return try Value.load(from: place, in: machine)
    }

    /// Reads the next argument as the number of a generic argument's descriptor.
    package mutating func typeArgument() -> TypePointer {
        defer { next += 1 }
        return machine.type(number: Int(slots[next]))
    }

    /// Reads the next argument as the address of an `inout` value's (or mutating `self`'s) slots.
    package mutating func address() -> Slots {
        defer { next += 1 }
        // What the native writes there may be a tracked word.
        if machine.isRecording { machine.mayHaveLeaked = true }
        return Slots(bitPattern: UInt(slots[next])).unsafelyUnwrapped
    }

    /// The next argument's slots, for a value of `type`.
    package mutating func value(of type: TypePointer) -> Slots {
        defer { next += type.pointee.slots }
        return slots + next
    }

    /// The next argument as an object: a string, an array, a table, a box.
    @inlinable @inline(__always)
    package mutating func object() -> Object {
        defer { next += 1 }
        return Object(slots[next])
    }

    /// The next slot as it is.
    @inlinable @inline(__always)
    package mutating func word() -> UInt64 {
        defer { next += 1 }
        return slots[next]
    }

    // MARK: Results

    /// Writes a result to slot 0….
    @inlinable @inline(__always)
    package func setResult<Value: MachineValue>(_ value: Value) throws {
        try value.store(to: slots, in: machine)
    }

    /// Writes an object, whose ownership passes to the caller, as the result.
    package func setResult(_ object: Object) { slots[0] = object.slot }

    /// Writes an owned copy of a value of `type` as the result.
    package func setResult(copying value: Slots, as type: TypePointer) {
        machine.heap.copy(value, to: slots, as: type)
    }

    /// Writes `value` (borrowed; nil for none) as the result, an optional of `type`.
    package func setOptionalResult(copying value: Slots?, as type: TypePointer) {
        let isBare = type.pointee.isLoneReference
        guard let value else {
            slots.update(repeating: 0, count: isBare ? 1 : type.pointee.slots + 1)
            return
        }
        machine.heap.copy(value, to: slots + (isBare ? 0 : 1), as: type)
        if !isBare { slots[0] = 1 }
    }

    // MARK: Services

    /// Where the program writes and displays.
    package var output: any Output { machine.output }

    /// Throws if the user pressed Stop. Natives that may take more than 10 ms call it now and then.
    @inline(__always)
    package func checkStop() throws {
        if machine.interruption.isRequested { throw Interrupted() }
    }

    /// The place in the user's code that the call came from.
    package var site: SourceSite { machine.currentSite() }
}

extension Machine {
    /// The types of arrays, dictionaries, sets and optionals, whether or not a program has used
    /// them yet.
    package func arrayType(of element: TypePointer) -> TypePointer { typeTable.array(of: element) }
    package func setType(of element: TypePointer) -> TypePointer { typeTable.set(of: element) }
    package func dictionaryType(from key: TypePointer, to value: TypePointer) -> TypePointer {
        typeTable.dictionary(from: key, to: value)
    }
    package func optionalType(of wrapped: TypePointer) -> TypePointer {
        typeTable.optional(of: wrapped)
    }

    /// The type of the native class that programs know as `name`.
    package func nativeType(named name: String) -> TypePointer { typeTable.native(named: name) }

    /// A new string object with one owner.
    package func newString(_ text: String) -> Object { heap.newString(stringType, text) }

    /// A new substring object with one owner.
    package func newSubstring(_ text: Substring) -> Object {
        heap.newSubstring(substringType, text)
    }

    /// A character's object with one more owner.
    package func newCharacter(_ character: Character) -> Object {
        if let code = character.utf8.first, character.utf8.count == 1 {
            return asciiCharacter(code)
        }
        return newString(String(character))
    }

    /// A new native object with one owner.
    package func newNative(_ instance: any NativeObject) -> Object {
        heap.newNative(nativeType(named: instance.typeName), instance)
    }

    /// A new empty array with one owner. Fails where there is no memory for `capacity` elements.
    package func newArray(of element: TypePointer, capacity: Int) throws -> Object {
        guard capacity >= 0 else { throw negativeCount(capacity) }
        guard let array = heap.newArray(arrayType(of: element), capacity: capacity) else {
            throw outOfMemory("an array of \(capacity) elements")
        }
        return array
    }
}
