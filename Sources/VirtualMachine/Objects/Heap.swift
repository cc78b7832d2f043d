import CInterpreter
import Glibc

/// The machine's memory for objects: a plain handle on shared state, so that using it costs no
/// counting.
package struct Heap {
    /// What the heap counts, and its list of objects that wait to be freed.
    struct State {
        /// Shared with the core of the interpreter; first, so that its address is the state's.
        var core = CoreHeap()
        var liveBytes = 0
        /// Above this the next large allocation fails.
        var byteLimit = Int.max
        /// Above this much in the whole process, programs are stopped (`watchMemory`).
        var residentLimit = Int.max
        /// Is told how much the process holds when that is too much.
        var shortage: ((_ held: Int) -> Void)?
        var pending: UnsafeMutablePointer<PendingObject>
        var pendingCount = 0
        var pendingCapacity = 1024
        var isReleasing = false
        /// Blocks that small objects are cut from; kept until the machine goes.
        var slabs: [(memory: UnsafeMutableRawPointer, slots: Int)] = []
        /// How many they have been cut into.
        var blocksCut = 0
        /// Runs a class's `deinit`, once a program has one; until then nothing can see in which
        /// order objects go.
        var deinitialize: ((Object, _ function: Int) -> Void)?
        /// Instances whose `deinit` runs now, one within another.
        var deinitDepth = 0
    }

    let state: UnsafeMutablePointer<State>

    /// - Parameter byteLimit: how many bytes of arrays, tables and strings may be alive at once.
    init(byteLimit: Int) {
        state = .allocate(capacity: 1)
        state.initialize(to: State(pending: .allocate(capacity: 1024)))
        state.pointee.byteLimit = byteLimit
    }

    /// The heap that the core's part of the state belongs to.
    init(core: UnsafeMutablePointer<CoreHeap>) {
        state = UnsafeMutableRawPointer(core).assumingMemoryBound(to: State.self)
    }

    func deallocate() {
        for slab in state.pointee.slabs { Glibc.free(slab.memory) }
        state.pointee.pending.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Objects that have an owner.
    package var liveObjectCount: Int { Int(state.pointee.core.liveObjects) }

    /// Whether `bytes` more may be allocated.
    package func hasRoom(for bytes: Int) -> Bool {
        bytes <= state.pointee.byteLimit - state.pointee.liveBytes && processHasRoom(for: bytes)
    }

    // MARK: Allocation

    /// A new object with one owner and `slots` payload slots, all zero.
    @inline(__always)
    func allocate(_ type: TypePointer, slots: Int) -> Object {
        let object = adopt(block(slots: slots), type)
        if slots >= CoreSmallSizes { type.pointee.largeObjects += 1 }
        for slot in 0..<slots { object.payload[slot] = 0 }
        return object
    }

    @inline(__always)
    private func adopt(_ block: UnsafeMutableRawPointer, _ type: TypePointer) -> Object {
        state.pointee.core.liveObjects += 1
        let header = block.bindMemory(to: ObjectHeader.self, capacity: 1)
        header.initialize(to: ObjectHeader(count: 1, type: type))
        return Object(header: block)
    }

    /// A new object of a slot-holding type, payload zero.
    package func newObject(_ type: TypePointer) -> Object {
        allocate(type, slots: type.pointee.payloadSlots)
    }

    /// A new string object with one owner.
    package func newString(_ type: TypePointer, _ text: String) -> Object {
        let object = allocate(type, slots: 2)
        object.string.initialize(to: text)
        return object
    }

    /// A string object that belongs to the machine rather than to a program.
    func newUncountedString(_ type: TypePointer, _ text: String) -> Object {
        defer { state.pointee.core.liveObjects -= 1 }
        return newString(type, text)
    }

    /// A new object that belongs to the machine rather than to a program, payload zero.
    func newUncountedObject(_ type: TypePointer) -> Object {
        defer { state.pointee.core.liveObjects -= 1 }
        return newObject(type)
    }

    /// Gives up the machine's ownership of such an object.
    func releaseUncounted(_ object: Object) {
        state.pointee.core.liveObjects += 1
        release(object.slot)
    }

    private static let substringSlots = MemoryLayout<Substring>.size / 8

    /// A new substring object with one owner.
    package func newSubstring(_ type: TypePointer, _ text: Substring) -> Object {
        let object = allocate(type, slots: Self.substringSlots)
        object.substring.initialize(to: text)
        return object
    }

    /// A new native object, which owns `instance`.
    package func newNative(_ type: TypePointer, _ instance: any NativeObject) -> Object {
        let object = allocate(type, slots: 2)
        UnsafeMutableRawPointer(object.payload).bindMemory(
            to: (any NativeObject).self, capacity: 1
        ).initialize(to: instance)
        return object
    }

    /// An empty array with room for `capacity` elements; nil if there is no memory for it.
    package func newArray(_ type: TypePointer, capacity: Int) -> Object? {
        guard let bytes = arrayBytes(type, capacity: capacity), hasRoom(for: bytes),
            let block = malloc(bytes)
        else { return nil }
        state.pointee.liveBytes += bytes
        let object = adopt(block, type)
        type.pointee.largeObjects += 1
        object.arrayCount = 0
        object.arrayCapacity = capacity
        return object
    }

    /// Size of an array's block; nil where it does not fit 48 bits.
    func arrayBytes(_ type: TypePointer, capacity: Int) -> Int? {
        let stride = type.pointee.element.unsafelyUnwrapped.pointee.stride
        let (bytes, overflow) = capacity.multipliedReportingOverflow(by: stride)
        guard capacity >= 0, !overflow, bytes < 1 << 48 else { return nil }
        return ObjectHeader.size + 16 + bytes
    }

    /// Moves a uniquely owned array to a block of another capacity; nil if there is no memory for
    /// it.
    func resize(_ array: Object, capacity: Int) -> Object? {
        guard let bytes = arrayBytes(array.type, capacity: capacity),
            let old = arrayBytes(array.type, capacity: array.arrayCapacity),
            hasRoom(for: bytes - old), let block = realloc(array.header, bytes)
        else { return nil }
        state.pointee.liveBytes += bytes - old
        let moved = Object(header: block)
        moved.arrayCapacity = capacity
        return moved
    }

    // MARK: Release

    /// Gives up one ownership of the object in `slot` (0 is ignored); frees what nobody owns any
    /// more.
    @inline(__always)
    package func release(_ slot: UInt64) {
        if slot != 0, Object(slot).removeOwner() { free(Object(slot)) }
    }

    /// Frees an object without owners and all that it alone kept alive. A list of pending objects
    /// instead of recursion: a chain of a million nodes must not overflow the stack.
    @inline(never)
    func free(_ object: Object) {
        push(object)
        guard !state.pointee.isReleasing else { return }
        let floor = state.pointee.pendingCount - 1
        state.pointee.isReleasing = true
        if state.pointee.deinitialize != nil {
            freePendingInOrder(downTo: floor)
        } else {
            while state.pointee.pendingCount > floor {
                state.pointee.pendingCount -= 1
                destroy(Object(header: state.pointee.pending[state.pointee.pendingCount].header))
            }
        }
        state.pointee.isReleasing = false
    }

    private func push(_ object: Object) {
        if state.pointee.pendingCount == state.pointee.pendingCapacity {
            let old = state.pointee.pending
            let larger = UnsafeMutablePointer<PendingObject>.allocate(
                capacity: state.pointee.pendingCapacity * 2)
            larger.update(from: old, count: state.pointee.pendingCount)
            old.deallocate()
            state.pointee.pending = larger
            state.pointee.pendingCapacity *= 2
        }
        state.pointee.pending[state.pointee.pendingCount] = PendingObject(
            header: object.header, type: object.type)
        state.pointee.pendingCount += 1
    }

    /// Gives up what the payload owns and frees the block.
    private func destroy(_ object: Object) {
        let type = object.type
        switch type.pointee.kind {
        case .array: releaseElements(of: object)
        case .string, .substring, .native, .dictionary, .set: break
        default: release(object.payload, at: type.pointee.payloadReferences)
        }
        deallocate(object)
    }

    /// Frees the block of an object whose references are gone, with what is not counted in it.
    func deallocate(_ object: Object) {
        let type = object.type
        switch type.pointee.kind {
        case .string:
            object.string.deinitialize(count: 1)
        case .substring:
            object.substring.deinitialize(count: 1)
        case .native:
            UnsafeMutableRawPointer(object.payload)
                .assumingMemoryBound(to: (any NativeObject).self).deinitialize(count: 1)
        case .array:
            state.pointee.liveBytes -=
                arrayBytes(type, capacity: object.arrayCapacity).unsafelyUnwrapped
        case .dictionary, .set:
            HashTable(object).deallocateStorage(in: self)
        case .classInstance: object.forgetWeakReferences()
        default: break
        }
        state.pointee.core.liveObjects -= 1
        if type.pointee.kind == .array {
            type.pointee.largeObjects -= 1
            Glibc.free(object.header)
        } else {
            let slots = Self.payloadSlots(of: type)
            if slots >= CoreSmallSizes { type.pointee.largeObjects -= 1 }
            recycle(object.header, slots: slots)
        }
    }

    /// Payload slots of any object but an array.
    private static func payloadSlots(of type: TypePointer) -> Int {
        switch type.pointee.kind {
        case .string, .native: 2
        case .substring: substringSlots
        case .dictionary, .set: HashTable.payloadSlots
        default: type.pointee.payloadSlots
        }
    }

    private func releaseElements(of array: Object) {
        let element = array.type.pointee.element.unsafelyUnwrapped
        let references = element.pointee.references
        guard references.count > 0 else { return }
        let width = element.pointee.slots
        var slots = array.elementSlots
        for _ in 0..<array.arrayCount {
            release(slots, at: references)
            slots += width
        }
    }

    /// Releases the references of a value.
    @inline(__always)
    package func release(_ slots: Slots, at references: TypeRecord.SlotList) {
        for k in 0..<references.count { release(slots[references[k]]) }
    }

    /// Adds an owner to each reference of a value.
    @inline(__always)
    package func retain(_ slots: Slots, at references: TypeRecord.SlotList) {
        for k in 0..<references.count {
            let slot = slots[references[k]]
            if slot != 0 { Object(slot).retain() }
        }
    }

    /// Releases a value of `type`.
    package func release(_ slots: Slots, as type: TypePointer) {
        release(slots, at: type.pointee.references)
    }

    /// Copies a value of `type` and retains what it refers to.
    package func copy(_ source: Slots, to target: Slots, as type: TypePointer) {
        target.update(from: source, count: type.pointee.slots)
        retain(target, at: type.pointee.references)
    }
}
