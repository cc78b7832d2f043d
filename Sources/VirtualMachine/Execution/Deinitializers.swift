import Bytecode
import Diagnostics

/// Running `deinit` when an instance's last owner goes, wherever that happens.
extension Machine {
    /// From now on the heap frees in Swift's order and runs deinitializers.
    func beginDeinitializing() {
        guard heap.state.pointee.deinitialize == nil else { return }
        core.leaveFreeing()
        heap.state.pointee.deinitialize = { [unowned self] object, function in
            deinitialize(object, function)
        }
    }

    private func deinitialize(_ object: Object, _ function: Int) {
        let owners = object.header.pointee.count
        do {
            try call(
                function: function, arguments: { $0[0] = object.slot }, results: { _ in })
            guard object.header.pointee.count > owners else { return }
            let name = object.type.pointee.descriptor.name
            throw Failure(
                id: "escape-from-deinit",
                "the \(name) that goes was stored somewhere by its 'deinit'",
                hint: "store what it holds, not the instance itself")
        } catch {
            if deinitializerError == nil { deinitializerError = error }
        }
    }

    /// Frees an object that has lost its last owner. False if a `deinit` failed: the error waits in
    /// `pendingError`.
    @inline(never)
    func free(_ slot: UInt64) -> Bool {
        heap.free(Object(slot))
        return !raiseDeinitializerError()
    }

    /// Makes the failure of a `deinit` that of the instruction at hand; false if there is none.
    @inline(__always)
    func raiseDeinitializerError() -> Bool {
        guard deinitializerError != nil else { return false }
        pendingError = takeDeinitializerError()
        return true
    }

    func takeDeinitializerError() -> (any Error)? {
        defer { deinitializerError = nil }
        return deinitializerError
    }
}
