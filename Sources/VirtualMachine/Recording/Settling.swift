/// Turning tracked words back into numbers when a recording ends.
extension Machine {
    /// Replaces tracked words wherever the program can still reach them: in frames, in globals, and
    /// in the objects that those lead to.
    func settleTrackedWords() {
        var settling = Settling(machine: self)
        forEachFrame { frame, _ in
            // A slot that holds nothing now may hold an old word: replacing it does no harm.
            for index in 0..<frame.function.pointee.frameSize {
                settling.settle(frame.base + index)
            }
            return true
        }
        guard mayHaveLeaked else { return }
        forEachFrame { frame, _ in
            let references = frame.function.pointee.references
            for k in 0..<references.count { settling.visit(frame.base[references[k]]) }
            return true
        }
        for index in 0..<globalCount { settling.settle(global(index)) }
        for index in globalReferences { settling.visit(global(index)[0]) }
        settling.finish()
    }
}

/// A walk over all objects that can be reached from the slots it is given.
private struct Settling {
    let machine: Machine
    private var visited: Set<UInt64> = []
    private var pending: [Object] = []

    init(machine: Machine) { self.machine = machine }

    /// Replaces the word in a slot of unknown type, if it is tracked.
    func settle(_ slot: Slots) {
        let word = slot[0]
        guard TrackedWord.isTracked(word) else { return }
        if TrackedWord.node(ofDouble: word) != nil {
            slot[0] = machine.double(word).bitPattern
        } else {
            slot[0] = UInt64(machine.float(word).bitPattern)
        }
    }

    /// Goes on to the object that a slot refers to, once.
    mutating func visit(_ slot: UInt64) {
        guard slot != 0, visited.insert(slot).inserted else { return }
        pending.append(Object(slot))
    }

    mutating func finish() {
        while let object = pending.popLast() {
            let type = object.type
            switch type.pointee.kind {
            case .string, .native: break
            case .array: settleElements(of: object)
            case .dictionary, .set: settleEntries(of: HashTable(object))
            default:
                settle(
                    object.payload, count: type.pointee.payloadSlots,
                    references: type.pointee.payloadReferences)
            }
        }
    }

    private mutating func settle(
        _ slots: Slots, count: Int, references: TypeRecord.SlotList
    ) {
        var next = 0
        for index in 0..<count {
            if next < references.count, references[next] == index {
                visit(slots[index])
                next += 1
            } else {
                settle(slots + index)
            }
        }
    }

    private mutating func settleElements(of array: Object) {
        let element = array.type.pointee.element.unsafelyUnwrapped
        if element.pointee.kind == .float {
            let words = array.elements.assumingMemoryBound(to: UInt32.self)
            for index in 0..<array.arrayCount
            where TrackedWord.node(ofFloat: UInt64(words[index])) != nil {
                words[index] = machine.float(UInt64(words[index])).bitPattern
            }
            return
        }
        guard element.pointee.packing == .slots, element.pointee.kind != .int else { return }
        let width = element.pointee.slots
        for index in 0..<array.arrayCount {
            settle(
                array.elementSlots + index * width, count: width,
                references: element.pointee.references)
        }
    }

    private mutating func settleEntries(of table: HashTable) {
        for entry in 0..<table.end where table.isLive(entry) {
            let key = table.keyType
            settle(
                table.key(of: entry), count: key.pointee.slots, references: key.pointee.references)
            if let value = table.valueType {
                settle(
                    table.value(of: entry), count: value.pointee.slots,
                    references: value.pointee.references)
            }
        }
    }
}
