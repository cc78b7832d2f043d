import Bytecode

/// Entries of dictionaries opened for change in place.
extension Machine {
    /// Does `tableFind` or `tableInsert`. False if it threw: the error waits in `pendingError`.
    @inline(never)
    func openEntry(_ i: Instruction, _ r: Frame) -> Bool {
        do {
            let value =
                i.opcode == .tableFind
                ? try findEntry(of: r.slot(i.c), in: r.address(i.b))
                : try addEntry(r.slot(i.c), to: r.address(i.b))
            r[i.a] = UInt64(UInt(bitPattern: value))
            return true
        } catch {
            pendingError = error
            return false
        }
    }

    private func findEntry(of key: Slots, in slot: Slots) throws -> Slots? {
        guard heap.makeUnique(slot) else { throw outOfMemory("a copy of this dictionary") }
        let table = HashTable(Object(slot[0]))
        let type = table.keyType
        let hash = try hash(key, as: type)
        return try table.find(hash: hash) { try areEqual($0, key, as: type) }
            .map { table.value(of: $0) }
    }

    private func addEntry(_ pair: Slots, to slot: Slots) throws -> Slots {
        let table = HashTable(Object(slot[0]))
        let (key, value) = (table.keyType, table.valueType.unsafelyUnwrapped)
        let hash = try hash(pair, as: key)
        let place = pair + key.pointee.slots
        guard let entry = table.insert(hash: hash, key: pair, value: place, in: heap) else {
            throw outOfMemory("a dictionary of \(table.count + 1) entries")
        }
        if isRecording { mayHaveLeaked = true }
        forget(pair, key)
        forget(place, value)
        return table.value(of: entry)
    }

    /// The references of a value belong to somebody else now.
    private func forget(_ slots: Slots, _ type: TypePointer) {
        let references = type.pointee.references
        for k in 0..<references.count { slots[references[k]] = 0 }
    }
}
