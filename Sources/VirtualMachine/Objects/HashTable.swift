import Glibc

/// The storage of dictionaries and sets: entries in insertion order, found through an
/// open-addressing index with linear probing.
///
/// An entry is its hash (0 once removed), the key's slots, the value's slots. The index holds
/// entry numbers + 1, 0 for free, -1 for a removed place. Hashing and comparing are the caller's:
/// they may run the program's own code.
package struct HashTable {
    package let object: Object

    package init(_ object: Object) { self.object = object }

    // MARK: Payload

    /// Payload slots of a table object.
    static let payloadSlots = 6
    static let endSlot = 1
    static let entriesSlot = 3
    static let placesSlot = 4
    static let placeCountSlot = 5

    /// Live entries.
    package private(set) var count: Int {
        get { Int(object.payload[0]) }
        nonmutating set { object.payload[0] = UInt64(newValue) }
    }
    /// Entries in use, removed ones included: the end of a walk over `isLive`.
    package private(set) var end: Int {
        get { Int(object.payload[Self.endSlot]) }
        nonmutating set { object.payload[Self.endSlot] = UInt64(newValue) }
    }
    private var capacity: Int {
        get { Int(object.payload[2]) }
        nonmutating set { object.payload[2] = UInt64(newValue) }
    }
    private var entries: Slots {
        get { Slots(bitPattern: UInt(object.payload[Self.entriesSlot])).unsafelyUnwrapped }
        nonmutating set { object.payload[Self.entriesSlot] = UInt64(UInt(bitPattern: newValue)) }
    }
    private var places: UnsafeMutablePointer<Int32> {
        get {
            UnsafeMutablePointer(bitPattern: UInt(object.payload[Self.placesSlot]))
                .unsafelyUnwrapped
        }
        nonmutating set { object.payload[Self.placesSlot] = UInt64(UInt(bitPattern: newValue)) }
    }
    /// The number of index places, a power of two; 0 before the first insertion.
    private var placeCount: Int {
        get { Int(object.payload[Self.placeCountSlot]) }
        nonmutating set { object.payload[Self.placeCountSlot] = UInt64(newValue) }
    }

    package var keyType: TypePointer { object.type.pointee.element.unsafelyUnwrapped }
    package var valueType: TypePointer? { object.type.pointee.value }
    private var keySlots: Int { keyType.pointee.slots }
    private var width: Int { 1 + keySlots + (valueType?.pointee.slots ?? 0) }

    package func isLive(_ entry: Int) -> Bool { entries[entry * width] != 0 }
    package func hash(of entry: Int) -> UInt64 { entries[entry * width] }
    package func key(of entry: Int) -> Slots { entries + entry * width + 1 }
    package func value(of entry: Int) -> Slots { entries + entry * width + 1 + keySlots }

    // MARK: Finding and changing

    /// The first entry with this hash for which `matches` holds.
    @inline(__always)
    package func find(hash: UInt64, where matches: (Slots) throws -> Bool) rethrows -> Int? {
        guard placeCount > 0 else { return nil }
        let mask = placeCount - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while true {
            let held = Int(places[place])
            if held == 0 { return nil }
            if held > 0, self.hash(of: held - 1) == hash, try matches(key(of: held - 1)) {
                return held - 1
            }
            place = (place + 1) & mask
        }
    }

    /// Appends an entry that `find` did not find; takes ownership of key and value.
    /// Nil, with nothing changed, if memory is short.
    package func insert(hash: UInt64, key: Slots, value: Slots?, in heap: Heap) -> Int? {
        if end == capacity, !rebuild(capacity: count < end / 2 ? capacity : end * 2, in: heap) {
            return nil
        }
        let entry = end
        entries[entry * width] = hash
        self.key(of: entry).update(from: key, count: keySlots)
        if let value, let valueType {
            self.value(of: entry).update(from: value, count: valueType.pointee.slots)
        }
        end += 1
        count += 1
        link(entry)
        return entry
    }

    /// Takes an entry out; ownership of its key and value goes to the caller, who reads them first.
    package func remove(_ entry: Int) {
        let mask = placeCount - 1
        var place = Int(truncatingIfNeeded: hash(of: entry)) & mask
        while Int(places[place]) != entry + 1 { place = (place + 1) & mask }
        places[place] = -1
        entries[entry * width] = 0
        count -= 1
    }

    private func link(_ entry: Int) {
        let mask = placeCount - 1
        var place = Int(truncatingIfNeeded: hash(of: entry)) & mask
        while places[place] > 0 { place = (place + 1) & mask }
        places[place] = Int32(entry + 1)
    }

    // MARK: Storage

    private func bytes(capacity: Int) -> Int { capacity * (width * 8 + 8) }

    /// Makes room for `capacity` entries in all.
    package func reserve(_ capacity: Int, in heap: Heap) -> Bool {
        capacity <= self.capacity || rebuild(capacity: capacity, in: heap)
    }

    private func rebuild(capacity wanted: Int, in heap: Heap) -> Bool {
        var newPlaces = 8
        while newPlaces < max(wanted, 4) * 2 { newPlaces *= 2 }
        // The index holds 32-bit entry numbers.
        let newCapacity = newPlaces / 2
        guard newCapacity < Int(Int32.max),
            heap.hasRoom(for: bytes(capacity: newCapacity)),
            let block = malloc(newCapacity * width * 8),
            let index = calloc(newPlaces, 4)
        else { return false }
        heap.state.pointee.liveBytes += bytes(capacity: newCapacity) - bytes(capacity: capacity)
        let moved = block.bindMemory(to: UInt64.self, capacity: newCapacity * width)
        var kept = 0
        for entry in 0..<end where isLive(entry) {
            (moved + kept * width).update(from: entries + entry * width, count: width)
            kept += 1
        }
        freeBlocks()
        entries = moved
        places = index.bindMemory(to: Int32.self, capacity: newPlaces)
        placeCount = newPlaces
        capacity = newCapacity
        end = kept
        for entry in 0..<kept { link(entry) }
        return true
    }

    private func freeBlocks() {
        guard placeCount > 0 else { return }
        free(entries)
        free(places)
    }

    /// An independent table with the same entries, each retained; nil if memory is short.
    package func copy(in heap: Heap) -> Object? {
        let copied = HashTable(heap.newTable(object.type))
        guard copied.reserve(count, in: heap) else {
            heap.release(copied.object.slot)
            return nil
        }
        for entry in 0..<end where isLive(entry) {
            let target = copied.entries + copied.end * width
            target.update(from: entries + entry * width, count: width)
            heap.retain(target + 1, at: keyType.pointee.references)
            if let valueType {
                heap.retain(target + 1 + keySlots, at: valueType.pointee.references)
            }
            copied.end += 1
            copied.count += 1
            copied.link(copied.end - 1)
        }
        return copied.object
    }

    /// Releases all entries and the table's blocks.
    func deallocateStorage(in heap: Heap) {
        for entry in 0..<end where isLive(entry) {
            heap.release(key(of: entry), at: keyType.pointee.references)
            if let valueType {
                heap.release(value(of: entry), at: valueType.pointee.references)
            }
        }
        heap.state.pointee.liveBytes -= bytes(capacity: capacity)
        freeBlocks()
    }
}

extension Heap {
    /// An empty dictionary or set.
    package func newTable(_ type: TypePointer) -> Object {
        allocate(type, slots: HashTable.payloadSlots)
    }
}
