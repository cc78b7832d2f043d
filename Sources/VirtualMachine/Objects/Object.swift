/// What every counted object begins with; the payload follows.
package struct ObjectHeader {
    /// Owners. Not atomic: objects belong to the executing thread.
    package var count: Int
    package var type: TypePointer
    /// Of class instances: whether they are initialized, and what refers to them weakly.
    var life = InstanceLife()

    /// Bytes from an object's address to its payload.
    @usableFromInline static let size = 24
}

/// A counted object in the machine's memory: a plain address, which by itself keeps nothing alive.
///
/// The descriptor's kind says what the payload is: slots (boxes, cells, closures, class
/// instances), count, capacity and packed elements (arrays), a Swift `String`
/// or `Substring`, a hash table, or an
/// unmanaged reference to a Swift object (natives).
package struct Object {
    package let header: UnsafeMutablePointer<ObjectHeader>

    /// The object a slot refers to; the slot must not be 0.
    @inlinable @inline(__always)
    package init(_ slot: UInt64) {
        header = UnsafeMutablePointer(bitPattern: UInt(slot)).unsafelyUnwrapped
    }

    @inline(__always)
    init(header: UnsafeMutableRawPointer) {
        self.header = header.assumingMemoryBound(to: ObjectHeader.self)
    }

    /// What a slot that refers to this object holds.
    @inlinable @inline(__always)
    package var slot: UInt64 { UInt64(UInt(bitPattern: header)) }

    @inlinable @inline(__always)
    package var type: TypePointer { header.pointee.type }

    @inline(__always)
    package var isUnique: Bool { header.pointee.count == 1 }

    /// Adds an owner.
    @inline(__always)
    package func retain() { header.pointee.count += 1 }

    /// Takes an owner away; true if it was the last, and the object must be freed.
    @inline(__always)
    func removeOwner() -> Bool {
        header.pointee.count -= 1
        return header.pointee.count == 0
    }

    @inlinable @inline(__always)
    package var payload: Slots {
        (UnsafeMutableRawPointer(header) + ObjectHeader.size).assumingMemoryBound(to: UInt64.self)
    }

    // MARK: Arrays

    @inlinable @inline(__always)
    package var arrayCount: Int {
        get { Int(bitPattern: UInt(payload[0])) }
        nonmutating set { payload[0] = UInt64(UInt(bitPattern: newValue)) }
    }

    @inlinable @inline(__always)
    package var arrayCapacity: Int {
        get { Int(bitPattern: UInt(payload[1])) }
        nonmutating set { payload[1] = UInt64(UInt(bitPattern: newValue)) }
    }

    /// Where an array's elements begin.
    @inlinable @inline(__always)
    package var elements: UnsafeMutableRawPointer { UnsafeMutableRawPointer(payload + 2) }

    /// Elements of an array whose packing is one slot each.
    @inlinable @inline(__always)
    package var elementSlots: Slots { payload + 2 }

    // MARK: Strings and natives

    /// A string object's text, in place.
    @inlinable @inline(__always)
    package var string: UnsafeMutablePointer<String> {
        UnsafeMutableRawPointer(payload).assumingMemoryBound(to: String.self)
    }

    /// A substring object's text, in place.
    @inlinable @inline(__always)
    package var substring: UnsafeMutablePointer<Substring> {
        UnsafeMutableRawPointer(payload).assumingMemoryBound(to: Substring.self)
    }

    /// A native object's Swift instance.
    package var native: any NativeObject {
        UnsafeMutableRawPointer(payload).assumingMemoryBound(to: (any NativeObject).self).pointee
    }
}

/// A Swift object that programs hold a counted reference to.
package protocol NativeObject: AnyObject {
    /// The type as programs know it: `Tensor`.
    var typeName: String { get }
    /// The value as `print` shows it.
    func describe() throws -> String
}
