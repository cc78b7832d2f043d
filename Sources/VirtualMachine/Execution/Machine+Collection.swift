import Bytecode
import CInterpreter

/// Functions and types of declarations that are gone: nothing can name them but what values refer to.
extension Machine {
    /// What the objects that are alive refer to, by number.
    package struct LiveReferences {
        package var types: Set<Int> = []
        package var functions: Set<Int> = []
    }

    /// Globals that would be given back with what their cells declared.
    package struct OwnedGlobals {
        package let numbers: [Int]
        /// Whether the type, or the function, of this number is those cells' own.
        package let isOwnType: (Int) -> Bool
        package let isOwnFunction: (Int) -> Bool

        package init(
            numbers: [Int], isOwnType: @escaping (Int) -> Bool,
            isOwnFunction: @escaping (Int) -> Bool
        ) {
            self.numbers = numbers
            self.isOwnType = isOwnType
            self.isOwnFunction = isOwnFunction
        }
    }

    /// What is alive between cells; nil if that cannot be told.
    /// - Parameter owned: what only these hold, and is of their cells' own types, does not count.
    package func liveReferences(besides owned: [OwnedGlobals]) -> LiveReferences? {
        let held = objects(heldBy: owned)
        var found: Set<TypePointer> = []
        var functions: Set<Int> = []
        let shared = Set(sharedCases.map(\.slot))
        var latest: TypePointer?
        heap.forEachSmallObject { object in
            let type = object.type
            if !held.isEmpty, held.contains(object.slot) { return }
            if type.pointee.kind == .function { functions.insert(Int(object.payload[0])) }
            // Other types are met many times in a row.
            if type == latest { return }
            if object.header.pointee.count == 1, shared.contains(object.slot) { return }
            latest = type
            found.insert(type)
        }
        var heldLarge: [TypePointer: Int] = [:]
        for slot in held where Object(slot).type.pointee.kind == .array {
            heldLarge[Object(slot).type, default: 0] += 1
        }
        for type in typeTable.all
        where type.pointee.largeObjects > heldLarge[type, default: 0] {
            // Which function such a closure runs lies in an object that no list leads to.
            if type.pointee.kind == .function { return nil }
            found.insert(type)
        }
        var waiting = Array(found)
        while let type = waiting.popLast() {
            let parts = [type.pointee.element, type.pointee.value, type.pointee.superclass]
            for part in parts.compactMap(\.self) where found.insert(part).inserted {
                waiting.append(part)
            }
        }
        return LiveReferences(types: Set(found.map(\.pointee.number)), functions: functions)
    }

    /// Objects that nothing but these globals, and what they hold, refers to.
    private func objects(heldBy owned: [OwnedGlobals]) -> Set<UInt64> {
        var held: Set<UInt64> = []
        for group in owned {
            var waiting = group.numbers.map { state.pointee.globals[$0] }
            while let slot = waiting.popLast() {
                guard slot != 0 else { continue }
                let object = Object(slot)
                let type = object.type.pointee
                guard object.isUnique, type.number < 0 || group.isOwnType(type.number) else {
                    continue
                }
                switch type.kind {
                case .array:
                    guard let element = type.element, element.pointee.number >= 0,
                        group.isOwnType(element.pointee.number)
                    else { continue }
                    held.insert(slot)
                    let references = element.pointee.references
                    var slots = object.elementSlots
                    for _ in 0..<(references.count > 0 ? object.arrayCount : 0) {
                        for k in 0..<references.count { waiting.append(slots[references[k]]) }
                        slots += element.pointee.slots
                    }
                case .structure, .tuple, .classInstance, .enumeration, .optional, .existential,
                    .cell, .function:
                    if type.kind == .function, !group.isOwnFunction(Int(object.payload[0])) {
                        continue
                    }
                    // Large ones are counted with their type.
                    guard type.payloadSlots < CoreSmallSizes else { continue }
                    held.insert(slot)
                    for k in 0..<type.payloadReferences.count {
                        waiting.append(object.payload[type.payloadReferences[k]])
                    }
                default: continue
                }
            }
        }
        return held
    }

    /// Lets go of functions that nothing will call and of what only values of these types need.
    /// The records of types stay: the library's own code may have noted their addresses.
    package func forget(functions: Set<Int>, types: Set<Int>) {
        for number in functions where number < functionCount {
            guard let function = state.pointee.functions[number], function != missingFunction else {
                continue
            }
            unload(function: number)
            state.pointee.functions[number] = missingFunction
        }
        for number in types {
            guard let type = state.pointee.types[number] else { continue }
            type.pointee.witnesses?.deallocate()
            type.pointee.witnesses = nil
            type.pointee.witnessCapacity = 0
        }
    }
}
