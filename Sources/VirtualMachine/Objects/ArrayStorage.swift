/// Elements of arrays, whatever their packing, and copying on write.
extension Heap {
    /// Writes element `index` of `array` to `target`, widened to slots; retains nothing.
    @inline(__always)
    package func borrowElement(_ index: Int, of array: Object, to target: Slots) {
        let element = array.type.pointee.element.unsafelyUnwrapped
        let address = array.elements + index * element.pointee.stride
        switch element.pointee.packing {
        case .slots:
            target.update(
                from: address.assumingMemoryBound(to: UInt64.self), count: element.pointee.slots)
        case .byte: target[0] = UInt64(address.load(as: UInt8.self))
        case .signedByte: target[0] = UInt64(bitPattern: Int64(address.load(as: Int8.self)))
        case .half: target[0] = UInt64(address.load(as: UInt16.self))
        case .signedHalf: target[0] = UInt64(bitPattern: Int64(address.load(as: Int16.self)))
        case .word: target[0] = UInt64(address.load(as: UInt32.self))
        case .signedWord: target[0] = UInt64(bitPattern: Int64(address.load(as: Int32.self)))
        }
    }

    /// Writes the slots at `source` over element `index`, without releasing what was there.
    @inline(__always)
    package func initializeElement(_ index: Int, of array: Object, from source: Slots) {
        let element = array.type.pointee.element.unsafelyUnwrapped
        let address = array.elements + index * element.pointee.stride
        switch element.pointee.packing {
        case .slots:
            address.assumingMemoryBound(to: UInt64.self)
                .update(from: source, count: element.pointee.slots)
        case .byte, .signedByte:
            address.storeBytes(of: UInt8(truncatingIfNeeded: source[0]), as: UInt8.self)
        case .half, .signedHalf:
            address.storeBytes(of: UInt16(truncatingIfNeeded: source[0]), as: UInt16.self)
        case .word, .signedWord:
            address.storeBytes(of: UInt32(truncatingIfNeeded: source[0]), as: UInt32.self)
        }
    }

    /// Makes `count` copies of a value the elements of a new array that has room for them.
    package func fill(_ array: Object, with value: Slots, count: Int) {
        let element = array.type.pointee.element.unsafelyUnwrapped
        array.arrayCount = count
        guard count > 0 else { return }
        initializeElement(0, of: array, from: value)
        // What is written already is copied behind itself, twice as much each time.
        let stride = element.pointee.stride
        var done = 1
        while done < count {
            let more = min(done, count - done)
            (array.elements + done * stride).copyMemory(
                from: array.elements, byteCount: more * stride)
            done += more
        }
        let references = element.pointee.references
        for k in 0..<references.count where value[references[k]] != 0 {
            Object(value[references[k]]).header.pointee.count += count
        }
    }

    /// A copy of `array` with one owner and room for `capacity` elements; nil if memory is short.
    package func copyArray(_ array: Object, capacity: Int) -> Object? {
        guard let copy = newArray(array.type, capacity: max(capacity, array.arrayCount)) else {
            return nil
        }
        let element = array.type.pointee.element.unsafelyUnwrapped
        copy.elements.copyMemory(
            from: array.elements, byteCount: array.arrayCount * element.pointee.stride)
        copy.arrayCount = array.arrayCount
        if element.pointee.references.count > 0 {
            for index in 0..<copy.arrayCount {
                retain(
                    copy.elementSlots + index * element.pointee.slots,
                    at: element.pointee.references)
            }
        }
        return copy
    }

    /// Makes the array in `slot` that slot's own, with room for at least `capacity` elements,
    /// growing by half so that appending is cheap. False, with the slot unchanged, if memory is
    /// short.
    @inline(never)
    package func prepareArray(_ slot: Slots, capacity: Int) -> Bool {
        let array = Object(slot[0])
        let roomy =
            capacity <= array.arrayCapacity
            ? array.arrayCapacity : max(capacity, array.arrayCapacity * 3 / 2, 4)
        if array.isUnique {
            guard roomy > array.arrayCapacity else { return true }
            guard let moved = resize(array, capacity: roomy) ?? resize(array, capacity: capacity)
            else { return false }
            slot[0] = moved.slot
        } else {
            guard let copy = copyArray(array, capacity: capacity <= array.arrayCount ? 0 : roomy)
            else { return false }
            release(slot[0])
            slot[0] = copy.slot
        }
        return true
    }

    /// Appends the value at `source` to the array in `slot`, moving it: its
    /// references at `source` become 0. False, with nothing changed, if memory is short.
    @inline(never)
    package func append(_ source: Slots, to slot: Slots) -> Bool {
        guard prepareArray(slot, capacity: Object(slot[0]).arrayCount + 1) else { return false }
        let array = Object(slot[0])
        initializeElement(array.arrayCount, of: array, from: source)
        array.arrayCount += 1
        let references = array.type.pointee.element.unsafelyUnwrapped.pointee.references
        for k in 0..<references.count { source[references[k]] = 0 }
        return true
    }

    /// Makes the object in `slot` that slot's own: a shared one is copied, except class instances
    /// and natives, whose identity is their value. False if memory is short.
    @inline(never)
    package func makeUnique(_ slot: Slots) -> Bool {
        let object = Object(slot[0])
        guard !object.isUnique else { return true }
        let copy: Object
        switch object.type.pointee.kind {
        case .classInstance, .native, .cell, .function:
            return true
        case .array:
            return prepareArray(slot, capacity: 0)
        case .string:
            copy = newString(object.type, object.string.pointee)
        case .substring:
            copy = newSubstring(object.type, object.substring.pointee)
        case .dictionary, .set:
            guard let table = HashTable(object).copy(in: self) else { return false }
            copy = table
        default:
            copy = newObject(object.type)
            copy.payload.update(from: object.payload, count: object.type.pointee.payloadSlots)
            retain(copy.payload, at: object.type.pointee.payloadReferences)
        }
        release(slot[0])
        slot[0] = copy.slot
        return true
    }
}
