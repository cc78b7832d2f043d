import NotebookSession
import Synchronization

/// Stop: tells the session, and whoever waits for a line of input or for a slow client.
final class Interruption: Sendable {
    private let session: Promise<Session>
    /// Called after the session has been told.
    private let listener = Mutex<(@Sendable () -> Void)?>(nil)

    init(session: Promise<Session>) { self.session = session }

    /// Asks the running cell to stop; harmless when none runs. From any thread.
    func request() {
        session.current?.interrupt()
        listener.withLock { $0 }?()
    }

    /// Sets who else must hear of it.
    func onRequest(_ body: @escaping @Sendable () -> Void) {
        listener.withLock { $0 = body }
    }
}
