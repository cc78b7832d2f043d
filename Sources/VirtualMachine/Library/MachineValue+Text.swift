import Bytecode
import Diagnostics

/// Text that natives take from and give to programs.
extension String: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "String" }
    package static func type(in machine: Machine) -> TypePointer { machine.stringType }
    package static func load(from slots: Slots, in machine: Machine) -> String {
        Object(slots[0]).string.pointee
    }
    package func store(to slots: Slots, in machine: Machine) throws {
        guard machine.heap.hasRoom(for: utf8.count) else {
            throw outOfMemory("a string of \(utf8.count) bytes")
        }
        slots[0] = machine.newString(self).slot
    }
}

extension Character: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "Character" }
    package static func type(in machine: Machine) -> TypePointer {
        machine.typeTable.primitive(.character)
    }
    package static func load(from slots: Slots, in machine: Machine) -> Character {
        // A Character is laid out as a String of one character.
        Object(slots[0]).string.pointee.first ?? "\u{FFFD}"
    }
    package func store(to slots: Slots, in machine: Machine) {
        slots[0] = machine.newCharacter(self).slot
    }
}

/// Natives that take a `Substring` take a `String`, too: all of it.
extension Substring: MachineValue {
    package static var slotCount: Int { 1 }
    package static var typeName: String { "Substring" }
    package static func type(in machine: Machine) -> TypePointer { machine.substringType }
    @inline(__always)
    package static func load(from slots: Slots, in machine: Machine) -> Substring {
        let object = Object(slots[0])
        return object.type.pointee.kind == .substring
            ? object.substring.pointee : object.string.pointee[...]
    }
    package func store(to slots: Slots, in machine: Machine) {
        slots[0] = machine.newSubstring(self).slot
    }
}
