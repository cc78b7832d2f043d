/// What a class instance keeps in its header: whether it is initialized, and the object that weak
/// references to it share.
struct InstanceLife {
    /// The address of the `WeakTarget`, with bit 0 set once the instance is initialized.
    private var word: UInt = 0

    private static let initializedBit: UInt = 1

    var isInitialized: Bool { word & Self.initializedBit != 0 }

    mutating func markInitialized() { word |= Self.initializedBit }

    /// What weak references look at; retained by the instance.
    var weakTarget: Unmanaged<WeakTarget>? {
        get {
            UnsafeRawPointer(bitPattern: word & ~Self.initializedBit).map(Unmanaged.fromOpaque)
        }
        set {
            let address = newValue.map { UInt(bitPattern: $0.toOpaque()) } ?? 0
            word = address | word & Self.initializedBit
        }
    }
}

/// Where weak references find their instance; outlives it.
package final class WeakTarget {
    /// The instance; 0 once it has gone.
    package fileprivate(set) var slot: UInt64

    fileprivate init(_ slot: UInt64) { self.slot = slot }
}

extension Object {
    /// All stored properties have values: from now on the instance runs its `deinit`.
    @inline(__always)
    func markInitialized() { header.pointee.life.markInitialized() }

    /// What weak references to this class instance share.
    package var weakTarget: WeakTarget {
        if let known = header.pointee.life.weakTarget { return known.takeUnretainedValue() }
        let made = WeakTarget(slot)
        header.pointee.life.weakTarget = .passRetained(made)
        return made
    }

    /// From now on weak references find nothing.
    func forgetWeakReferences() {
        guard let target = header.pointee.life.weakTarget else { return }
        header.pointee.life.weakTarget = nil
        target.takeUnretainedValue().slot = 0
        target.release()
    }
}
