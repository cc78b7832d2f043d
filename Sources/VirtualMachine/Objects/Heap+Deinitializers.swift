/// An object without owners, and how far it has been taken apart.
struct PendingObject {
    let header: UnsafeMutablePointer<ObjectHeader>
    /// While deinitializers run, the class whose turn it is: the instance's own first.
    var type: TypePointer
    /// The next reference to release; -1 while deinitializers run.
    var next = -1
}

/// Freeing in Swift's order, for programs that have a `deinit` and so can see it: an instance's
/// `deinit`, its superclass's, and so on; then its properties one after another, each with all that
/// it alone kept alive. (`docs/decisions/0010-classes.md`)
extension Heap {
    /// Instances whose `deinit` may release others with a `deinit` before these wait their turn: each
    /// level takes the thread's stack.
    private static let deinitDepthLimit = 1000

    func freePendingInOrder(downTo floor: Int) {
        while state.pointee.pendingCount > floor {
            let index = state.pointee.pendingCount - 1
            let item = state.pointee.pending[index]
            if item.next < 0 {
                guard runDeinitializer(of: item) else {
                    // Something holds the instance again: it stays, and is never freed.
                    state.pointee.pendingCount -= 1
                    continue
                }
                goOn(after: item, at: index)
            } else if !releaseNextReference(of: item, at: index) {
                state.pointee.pendingCount -= 1
                deallocate(Object(header: item.header))
            }
        }
    }

    /// After a class's `deinit` comes its superclass's, after the last one the properties.
    private func goOn(after item: PendingObject, at index: Int) {
        if let superclass = item.type.pointee.superclass {
            state.pointee.pending[index].type = superclass
        } else {
            state.pointee.pending[index].type = Object(header: item.header).type
            state.pointee.pending[index].next = 0
        }
    }

    /// False if the instance has owners afterwards.
    private func runDeinitializer(of item: PendingObject) -> Bool {
        let object = Object(header: item.header)
        guard item.type.pointee.kind == .classInstance else { return true }
        object.forgetWeakReferences()
        let function = item.type.pointee.deinitializer
        guard function >= 0, item.header.pointee.life.isInitialized,
            let deinitialize = state.pointee.deinitialize
        else { return true }
        object.retain()
        // What the body releases goes at once, not after it.
        let isDeep = state.pointee.deinitDepth >= Self.deinitDepthLimit
        state.pointee.isReleasing = isDeep
        state.pointee.deinitDepth += 1
        deinitialize(object, function)
        state.pointee.deinitDepth -= 1
        state.pointee.isReleasing = true
        return object.removeOwner()
    }

    /// False if the object has no more references.
    private func releaseNextReference(of item: PendingObject, at index: Int) -> Bool {
        let object = Object(header: item.header)
        let slot: UInt64
        switch item.type.pointee.kind {
        case .string, .substring, .native, .dictionary, .set: return false
        case .array:
            let element = item.type.pointee.element.unsafelyUnwrapped
            let references = element.pointee.references
            let (position, part) = item.next.quotientAndRemainder(
                dividingBy: max(references.count, 1))
            guard references.count > 0, position < object.arrayCount else { return false }
            slot = object.elementSlots[position * element.pointee.slots + references[part]]
        default:
            let references = item.type.pointee.payloadReferences
            guard item.next < references.count else { return false }
            slot = object.payload[references[item.next]]
        }
        state.pointee.pending[index].next += 1
        release(slot)
        return true
    }
}
