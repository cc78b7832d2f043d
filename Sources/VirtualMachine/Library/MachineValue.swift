import Bytecode
import Diagnostics

/// A Swift type whose values natives take from and give to programs.
package protocol MachineValue: SendableMetatype {
    /// Slots of a value in a frame.
    static var slotCount: Int { get }
    /// The type as programs write it, as declarations' texts are checked against it: `[Int]`,
    /// `String?`.
    static var typeName: String { get }
    /// The machine's record of the type.
    static func type(in machine: Machine) -> TypePointer
    /// Reads a borrowed value.
    static func load(from slots: Slots, in machine: Machine) throws -> Self
    /// Writes an owned value.
    func store(to slots: Slots, in machine: Machine) throws
    /// Reads the elements of an array. A type whose elements lie in arrays as they are copies them in one go.
    static func loadElements(of array: Object, in machine: Machine) throws -> [Self]
}

extension Int: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "Int" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.typeTable.primitive(.int)
    }
    package static func load(from slots: Slots, in machine: Machine) -> Int {
        Int(truncatingIfNeeded: slots[0])
    }
    package func store(to slots: Slots, in machine: Machine) {
        slots[0] = UInt64(truncatingIfNeeded: self)
    }
    package static func loadElements(of array: Object, in machine: Machine) -> [Self] {
        array.copiedElements()
    }
}

extension UInt64: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "UInt64" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.typeTable.primitive(.integer(.uint64))
    }
    package static func load(from slots: Slots, in machine: Machine) -> UInt64 { slots[0] }
    package func store(to slots: Slots, in machine: Machine) { slots[0] = self }
}

extension UInt8: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "UInt8" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.typeTable.primitive(.integer(.uint8))
    }
    package static func load(from slots: Slots, in machine: Machine) -> UInt8 {
        UInt8(truncatingIfNeeded: slots[0])
    }
    package func store(to slots: Slots, in machine: Machine) { slots[0] = UInt64(self) }
}

extension Int32: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "Int32" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.typeTable.primitive(.integer(.int32))
    }
    package static func load(from slots: Slots, in machine: Machine) -> Int32 {
        Int32(truncatingIfNeeded: slots[0])
    }
    package func store(to slots: Slots, in machine: Machine) {
        slots[0] = UInt64(bitPattern: Int64(self))
    }
}

extension Double: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "Double" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.typeTable.primitive(.double)
    }
    package static func load(from slots: Slots, in machine: Machine) -> Double {
        machine.double(slots[0])
    }
    package func store(to slots: Slots, in machine: Machine) { slots[0] = bitPattern }
    package static func loadElements(of array: Object, in machine: Machine) -> [Self] {
        array.copiedElements()
    }
}

extension Float: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "Float" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.typeTable.primitive(.float)
    }
    package static func load(from slots: Slots, in machine: Machine) -> Float {
        machine.float(slots[0])
    }
    package func store(to slots: Slots, in machine: Machine) { slots[0] = UInt64(bitPattern) }
    package static func loadElements(of array: Object, in machine: Machine) -> [Self] {
        array.copiedElements()
    }
}

extension Bool: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "Bool" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.typeTable.primitive(.bool)
    }
    package static func load(from slots: Slots, in machine: Machine) -> Bool { slots[0] != 0 }
    package func store(to slots: Slots, in machine: Machine) { slots[0] = self ? 1 : 0 }
}

extension Optional: MachineValue where Wrapped: MachineValue {
    private static var isBare: Bool { Wrapped.isLoneReference }
    package static var slotCount: Int { isBare ? 1 : Wrapped.slotCount + 1 }
    package static var typeName: String { Wrapped.typeName + "?" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.optionalType(of: Wrapped.type(in: machine))
    }
    package static func load(from slots: Slots, in machine: Machine) throws -> Wrapped? {
        guard slots[0] != 0 else { return nil }
        return try Wrapped.load(from: isBare ? slots : slots + 1, in: machine)
    }
    package func store(to slots: Slots, in machine: Machine) throws {
        guard let value = self else {
            slots.update(repeating: 0, count: Self.slotCount)
            return
        }
        try value.store(to: Self.isBare ? slots : slots + 1, in: machine)
        if !Self.isBare { slots[0] = 1 }
    }
}

extension MachineValue {
    /// Whether a value is exactly one reference, so that an optional of it needs no tag. Types that
    /// are one say so by conforming to `MachineReference`.
    static var isLoneReference: Bool { Self.self is any MachineReference.Type }
}

/// Marks a `MachineValue` that lies in one slot as a reference that is never 0.
package protocol MachineReference: MachineValue {}

extension String: MachineReference {}
extension Character: MachineReference {}

extension Array: MachineReference where Element: MachineValue {}
extension Array: MachineValue where Element: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "[\(Element.typeName)]" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.arrayType(of: Element.type(in: machine))
    }
    package static func load(from slots: Slots, in machine: Machine) throws -> [Element] {
        try Element.loadElements(of: Object(slots[0]), in: machine)
    }
    package func store(to slots: Slots, in machine: Machine) throws {
        let type = Element.type(in: machine)
        let array = try machine.newArray(of: type, capacity: count)
        do {
            if type.pointee.packing == .slots {
                let width = type.pointee.slots
                for index in indices {
                    try self[index].store(to: array.elementSlots + index * width, in: machine)
                    array.arrayCount = index + 1
                }
            } else {
                var element: UInt64 = 0
                for index in indices {
                    try self[index].store(to: &element, in: machine)
                    machine.heap.initializeElement(index, of: array, from: &element)
                    array.arrayCount = index + 1
                }
            }
        } catch {
            machine.heap.release(array.slot)
            throw error
        }
        slots[0] = array.slot
    }
}

/// A Swift class of the number tower that programs hold references to: conform and be done.
package protocol NativeClass: NativeObject, MachineReference {
    /// The type as programs know it: `Tensor`.
    static var typeName: String { get }
}

extension NativeClass {
    package static var slotCount: Int { 1 }
    package var typeName: String { Self.typeName }
    package static func type(in machine: Machine) -> TypePointer {
        machine.nativeType(named: typeName)
    }
    package static func load(from slots: Slots, in machine: Machine) throws -> Self {
        guard let instance = Object(slots[0]).native as? Self else {
            throw Failure(
                id: "internal-type-confusion",
                "a \(Object(slots[0]).native.typeName) is not a \(typeName)")
        }
        return instance
    }
    package func store(to slots: Slots, in machine: Machine) {
        slots[0] = machine.newNative(self).slot
    }
}
