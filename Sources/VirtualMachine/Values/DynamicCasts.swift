/// Casts that have to look into values: `[Any]` as `[Int]`, `Any` holding an optional as what it wraps.
extension Machine {
    /// Writes the value at `slots` (borrowed) as an owned value of type `target` to `result`.
    ///
    /// - Returns: false, with nothing written, if the value is none of that type.
    package func cast(
        _ slots: Slots, from source: TypePointer, to target: TypePointer, into result: Slots,
        depth: Int = 0
    ) throws -> Bool {
        guard depth < Self.nestingLimit else { throw nestedTooDeeply("cast") }
        if source == target {
            heap.copy(slots, to: result, as: target)
            return true
        }
        if source.pointee.kind == .existential {
            let object = Object(slots[0])
            if object.type.pointee.isSelfDescribing, object.type != source {
                var slot = slots[0]
                return try cast(
                    &slot, from: object.type, to: target, into: result, depth: depth + 1)
            }
            return try cast(
                object.payload, from: object.type, to: target, into: result, depth: depth + 1)
        }
        if source.pointee.kind == .optional {
            return try castOptional(slots, source, target, result, depth + 1)
        }
        if source.pointee.kind == .classInstance {
            return try castInstance(slots, source, target, result)
        }
        let (from, to) = (source.pointee.element, target.pointee.element)
        switch target.pointee.kind {
        case .metatype where source.pointee.kind == .metatype:
            return castMetatype(slots, source, target, result)
        case .existential: return box(slots, source, target, result)
        case .optional: return try wrap(slots, source, target, result, depth + 1)
        case .array where source.pointee.kind == .array:
            guard let from, let to else { return false }
            return try castArray(Object(slots[0]), from, to, result, depth + 1)
        case .dictionary, .set:
            guard source.pointee.kind == target.pointee.kind else { return false }
            return try castTable(HashTable(Object(slots[0])), target, result, depth + 1)
        default: return false
        }
    }

    /// What an instance can be follows from its own class, not from that of the variable.
    private func castInstance(
        _ slots: Slots, _ source: TypePointer, _ target: TypePointer, _ result: Slots
    ) throws -> Bool {
        let own = Object(slots[0]).type
        switch target.pointee.kind {
        case .existential: return box(slots, own, target, result)
        case .optional: return try wrap(slots, source, target, result, 0)
        case .classInstance:
            var ancestor: TypePointer? = own
            while let here = ancestor, here != target { ancestor = here.pointee.superclass }
            guard ancestor != nil else { return false }
            heap.copy(slots, to: result, as: target)
            return true
        default: return false
        }
    }

    /// A type as one of its superclass's, or of a protocol's that it conforms to.
    private func castMetatype(
        _ slots: Slots, _ source: TypePointer, _ target: TypePointer, _ result: Slots
    ) -> Bool {
        let isOpen = source.pointee.slots == 1
        guard let known = isOpen ? type(number: Int(slots[0])) : source.pointee.element,
            let wanted = target.pointee.element
        else { return false }
        if wanted.pointee.kind == .existential {
            let promised = wanted.pointee.descriptor.conformances
            guard promised.isSubset(of: known.pointee.descriptor.conformances) else { return false }
        } else {
            var ancestor: TypePointer? = known
            while let here = ancestor, here != wanted { ancestor = here.pointee.superclass }
            guard ancestor != nil else { return false }
        }
        if target.pointee.slots == 1 { result[0] = UInt64(known.pointee.number) }
        return true
    }

    private func castOptional(
        _ slots: Slots, _ source: TypePointer, _ target: TypePointer, _ result: Slots, _ depth: Int
    ) throws -> Bool {
        guard let wrapped = source.pointee.element else { return false }
        guard slots[0] != 0 else {
            guard target.pointee.kind == .optional else { return false }
            result.update(repeating: 0, count: target.pointee.slots)
            return true
        }
        let content = slots + (wrapped.pointee.isLoneReference ? 0 : 1)
        return try cast(content, from: wrapped, to: target, into: result, depth: depth)
    }

    /// `target` is an optional, and the value is none.
    private func wrap(
        _ slots: Slots, _ source: TypePointer, _ target: TypePointer, _ result: Slots, _ depth: Int
    ) throws -> Bool {
        guard let wrapped = target.pointee.element else { return false }
        let isBare = wrapped.pointee.isLoneReference
        guard
            try cast(
                slots, from: source, to: wrapped, into: result + (isBare ? 0 : 1), depth: depth)
        else { return false }
        if !isBare { result[0] = 1 }
        return true
    }

    /// Puts a value behind `any P`, if its type conforms.
    private func box(
        _ slots: Slots, _ source: TypePointer, _ target: TypePointer, _ result: Slots
    ) -> Bool {
        let wanted = target.pointee.descriptor.conformances
        guard wanted.isSubset(of: source.pointee.descriptor.conformances) else { return false }
        if source.pointee.isSelfDescribing {
            heap.copy(slots, to: result, as: source)
            return true
        }
        let object = heap.newObject(source)
        heap.copy(slots, to: object.payload, as: source)
        result[0] = object.slot
        return true
    }

    private func castArray(
        _ array: Object, _ from: TypePointer, _ to: TypePointer, _ result: Slots, _ depth: Int
    ) throws -> Bool {
        let copy = try newArray(of: to, capacity: array.arrayCount)
        let (element, made) = (scratch(from), scratch(to))
        defer {
            element.deallocate()
            made.deallocate()
        }
        for index in 0..<array.arrayCount {
            heap.borrowElement(index, of: array, to: element)
            guard try cast(element, from: from, to: to, into: made, depth: depth) else {
                heap.release(copy.slot)
                return false
            }
            heap.initializeElement(index, of: copy, from: made)
            copy.arrayCount = index + 1
        }
        result[0] = copy.slot
        return true
    }

    /// Dictionaries and sets.
    private func castTable(
        _ table: HashTable, _ target: TypePointer, _ result: Slots, _ depth: Int
    ) throws -> Bool {
        let copy = HashTable(heap.newTable(target))
        let (key, value) = (scratch(copy.keyType), scratch(copy.valueType ?? copy.keyType))
        defer {
            key.deallocate()
            value.deallocate()
        }
        for entry in 0..<table.end where table.isLive(entry) {
            guard
                try cast(
                    table.key(of: entry), from: table.keyType, to: copy.keyType, into: key,
                    depth: depth)
            else {
                heap.release(copy.object.slot)
                return false
            }
            if let from = table.valueType, let to = copy.valueType,
                try !cast(table.value(of: entry), from: from, to: to, into: value, depth: depth)
            {
                heap.release(key, as: copy.keyType)
                heap.release(copy.object.slot)
                return false
            }
            let hash = try hash(key, as: copy.keyType)
            guard copy.insert(hash: hash, key: key, value: value, in: heap) != nil else {
                throw outOfMemory("a table of \(table.count) entries")
            }
        }
        result[0] = copy.object.slot
        return true
    }

    private func scratch(_ type: TypePointer) -> Slots {
        .allocate(capacity: max(type.pointee.slots, 1))
    }
}
