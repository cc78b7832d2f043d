import Bytecode
import CInterpreter

/// What Swift and the core must agree on; for tests.
extension InterpreterCore {
    /// The names of the opcodes that the core handles.
    package static var names: [String] { entries.map { String(cString: $0.name) } }

    /// The names of the natives' short forms.
    package static var shortFormNames: Set<String> { Set(shortForms.keys) }

    /// Whether the core has a number left for each of its handlers.
    package static var fitsTable: Bool {
        1 + entries.count + Int(coreSequenceCount()) <= tableSize
    }

    /// Fields that do not lie where the core looks for them.
    package static var misplacedFields: [String] {
        let pairs: [(String, Int?, Int?)] = [
            pair("Instruction.a", \Instruction.a, \CoreInstruction.a),
            pair("Instruction.c", \Instruction.c, \CoreInstruction.c),
            pair("ObjectHeader.type", \ObjectHeader.type, \CoreObject.type),
            pair("ObjectHeader.life", \ObjectHeader.life, \CoreObject.life),
            pair("FunctionRecord.code", \FunctionRecord.code, \CoreFunction.code),
            pair("FunctionRecord.frameSize", \FunctionRecord.frameSize, \CoreFunction.frameSize),
            pair("FunctionRecord.references", \FunctionRecord.references, \CoreFunction.references),
            pair(
                "TypeRecord.isLoneReference", \TypeRecord.isLoneReference,
                \CoreType.isLoneReference),
            pair("TypeRecord.slots", \TypeRecord.slots, \CoreType.slots),
            pair("TypeRecord.stride", \TypeRecord.stride, \CoreType.stride),
            pair("TypeRecord.payloadSlots", \TypeRecord.payloadSlots, \CoreType.payloadSlots),
            pair("TypeRecord.references", \TypeRecord.references, \CoreType.references),
            pair("TypeRecord.element", \TypeRecord.element, \CoreType.element),
            pair("TypeRecord.witnesses", \TypeRecord.witnesses, \CoreType.witnesses),
            pair(
                "TypeRecord.witnessCapacity", \TypeRecord.witnessCapacity,
                \CoreType.witnessCapacity),
            pair("TypeRecord.cases", \TypeRecord.cases, \CoreType.cases),
            kind(.int, CoreKindInt), kind(.bool, CoreKindBool), kind(.integer, CoreKindInteger),
            kind(.string, CoreKindString), kind(.substring, CoreKindSubstring),
            kind(.character, CoreKindCharacter),
            kind(.structure, CoreKindStructure), kind(.tuple, CoreKindTuple),
            kind(.enumeration, CoreKindEnumeration), kind(.optional, CoreKindOptional),
            kind(.function, CoreKindFunction), kind(.existential, CoreKindExistential),
            kind(.cell, CoreKindCell),
            kind(.classInstance, CoreKindClassInstance), kind(.array, CoreKindArray),
            kind(.dictionary, CoreKindDictionary), kind(.set, CoreKindSet),
            kind(.native, CoreKindNative),
            ("HashTable.end", HashTable.endSlot, CoreTableEnd),
            ("HashTable.entries", HashTable.entriesSlot, CoreTableEntries),
            ("HashTable.places", HashTable.placesSlot, CoreTablePlaces),
            ("HashTable.placeCount", HashTable.placeCountSlot, CoreTablePlaceCount),
            ("ObjectHeader.size", ObjectHeader.size, MemoryLayout<CoreObject>.size),
            (
                "Instruction.size", MemoryLayout<Instruction>.size,
                MemoryLayout<CoreInstruction>.size
            ),
        ]
        return pairs.filter { $0.1 != $0.2 }.map(\.0)
    }

    private static func kind(_ kind: TypeRecord.Kind, _ core: Int) -> (String, Int?, Int?) {
        ("\(kind)", Int(kind.rawValue), core)
    }

    private static func pair<Ours, Core>(
        _ name: String, _ ours: PartialKeyPath<Ours>, _ core: PartialKeyPath<Core>
    ) -> (String, Int?, Int?) {
        (name, MemoryLayout<Ours>.offset(of: ours), MemoryLayout<Core>.offset(of: core))
    }
}
