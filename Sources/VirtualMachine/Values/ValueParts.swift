import Bytecode

/// Values looked at part by part, as a list of variables does; nothing of the program's runs.
extension Machine {
    /// How many parts the value has: fields, elements, entries, the value in an optional.
    package func partCount(of slots: Slots, as type: TypePointer) -> Int {
        switch type.pointee.kind {
        case .structure, .tuple: return type.pointee.descriptor.fields.count
        case .classInstance: return Object(slots[0]).type.pointee.descriptor.fields.count
        case .enumeration: return chosenCase(of: slots, as: type).payload.count
        case .optional: return slots[0] == 0 ? 0 : 1
        case .array: return Object(slots[0]).arrayCount
        case .dictionary, .set: return HashTable(Object(slots[0])).count
        default: return 0
        }
    }

    /// Calls `body` with the name, the slots and the type of each of the first parts. The slots are
    /// valid during the call and keep nothing alive.
    package func forEachPart(
        of slots: Slots, as type: TypePointer, limit: Int,
        _ body: (String, Slots, TypePointer) throws -> Void
    ) rethrows {
        switch type.pointee.kind {
        case .structure, .tuple:
            let fields = type.pointee.descriptor.fields.prefix(limit)
            try forEach(fields, at: payload(of: slots, as: type), body)
        case .classInstance:
            let object = Object(slots[0])
            try forEach(
                object.type.pointee.descriptor.fields.prefix(limit), at: object.payload, body)
        case .enumeration:
            let fields = chosenCase(of: slots, as: type).payload.prefix(limit)
            try forEach(fields, at: payload(of: slots, as: type), body)
        case .optional:
            guard limit > 0, slots[0] != 0, let wrapped = type.pointee.element else { return }
            try body("some", wrapped.pointee.isLoneReference ? slots : slots + 1, wrapped)
        case .array:
            let array = Object(slots[0])
            guard let element = array.type.pointee.element else { return }
            try withUnsafeTemporaryAllocation(
                of: UInt64.self, capacity: max(1, element.pointee.slots)
            ) { buffer in
                guard let target = buffer.baseAddress else { return }
                for index in 0..<min(limit, array.arrayCount) {
                    heap.borrowElement(index, of: array, to: target)
                    try body("[\(index)]", target, element)
                }
            }
        case .dictionary, .set:
            try forEachEntry(of: HashTable(Object(slots[0])), limit: limit, body)
        default: return
        }
    }

    private func forEachEntry(
        of table: HashTable, limit: Int, _ body: (String, Slots, TypePointer) throws -> Void
    ) rethrows {
        var seen = 0
        for entry in 0..<table.end where table.isLive(entry) {
            guard seen < limit else { return }
            let key = table.key(of: entry)
            if let valueType = table.valueType {
                let name = (try? describeNested(key, as: table.keyType)) ?? "\(seen)"
                try body("[\(name)]", table.value(of: entry), valueType)
            } else {
                try body("\(seen)", key, table.keyType)
            }
            seen += 1
        }
    }

    private func chosenCase(of slots: Slots, as type: TypePointer) -> TypeDescriptor.Case {
        type.pointee.descriptor.cases[Int(payload(of: slots, as: type)[0])]
    }

    private func forEach(
        _ fields: some Sequence<TypeDescriptor.Field>, at slots: Slots,
        _ body: (String, Slots, TypePointer) throws -> Void
    ) rethrows {
        for (index, field) in fields.enumerated() {
            let name = field.name.isEmpty ? ".\(index)" : field.name
            try body(name, slots + field.offset, type(of: field.type))
        }
    }
}
