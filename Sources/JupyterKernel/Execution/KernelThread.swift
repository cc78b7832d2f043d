import CLinux
import Diagnostics
import Glibc

/// Starts threads with a stack of a chosen size.
package enum KernelThread {
    private final class Body {
        let name: String
        let run: @Sendable () -> Void

        init(_ name: String, _ run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    /// Lets threads that start from now on share the first one's heap, which grows in large steps.
    package static func shareOneHeap() { swiftlet_share_one_heap() }

    /// - Parameters:
    ///   - name: at most 15 bytes, as debuggers and `top` show it.
    ///   - stackSize: bytes of address space; memory is used only as far as the stack grows.
    /// - Throws: `Failure` `thread` where the system gives no thread.
    package static func start(
        _ name: String, stackSize: Int, _ run: @escaping @Sendable () -> Void
    ) throws {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let body = Unmanaged.passRetained(Body(name, run))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                swiftlet_name_thread(body.name)
                FatalFaults.useOwnStack()
                body.run()
                return nil
            }, body.toOpaque())
        guard status == 0 else {
            body.release()
            throw Failure(
                id: "thread",
                "cannot start the thread '\(name)': \(String(cString: strerror(status)))")
        }
    }

    /// What `body` returns when run on a thread of its own; the calling thread waits for it.
    /// - Throws: `Failure` `thread` where the system gives no thread.
    package static func value<Value: Sendable>(
        _ name: String, stackSize: Int, _ body: @escaping @Sendable () -> Value
    ) throws -> Value {
        let promise = Promise<Value>()
        try start(name, stackSize: stackSize) { promise.fulfil(body()) }
        return promise.value
    }
}
