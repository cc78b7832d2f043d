import CLinux
import Glibc
import Synchronization

/// Passes the sockets between the thread that runs cells and the one that stands in for it.
///
/// The executor serves the sockets itself while no cell runs: a short cell then costs no change of
/// thread at all. When a cell has run for a millisecond, the stand-in takes over and serves the
/// sockets until the executor wants them back. Their state is ordinary memory: the mutex orders its uses.
final class SocketLease: @unchecked Sendable {
    /// How long a cell runs before the stand-in takes over, in seconds.
    private static let patience = 0.001

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let outbox: Outbox
    /// Expires when the stand-in should take over.
    private let timer: Int32
    /// The executor waits for the sockets.
    private let isWanted = Atomic<Bool>(false)
    /// From when on the stand-in may serve; never while the executor has the sockets.
    private let standInBegins = Atomic<Double>(.infinity)

    /// The executor has the sockets at first; `lend` must be its thread's first call.
    init(outbox: Outbox) {
        self.outbox = outbox
        timer = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC))
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        close(timer)
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    // MARK: The executor

    /// Takes the sockets, for the first time or after `lend`.
    func reclaim() {
        standInBegins.store(.infinity, ordering: .relaxed)
        isWanted.store(true, ordering: .sequentiallyConsistent)
        outbox.knock()
        pthread_mutex_lock(mutex)
        isWanted.store(false, ordering: .sequentiallyConsistent)
    }

    /// Gives the sockets up: at once, or as soon as a cell has run for a while.
    func lend(atOnce: Bool = false) {
        let delay = atOnce ? 0 : Self.patience
        standInBegins.store(Outbox.now + delay, ordering: .relaxed)
        // A timer of zero would be one that never expires.
        let nanoseconds = max(1, Int(delay * 1e9))
        var setting = itimerspec()
        setting.it_value = timespec(tv_sec: 0, tv_nsec: nanoseconds)
        timerfd_settime(timer, 0, &setting, nil)
        pthread_mutex_unlock(mutex)
    }

    // MARK: The stand-in

    private var isDue: Bool { Outbox.now >= standInBegins.load(ordering: .relaxed) }

    /// Waits until it is time to stand in, then calls the body with the sockets.
    /// - Parameter body: serves as long as the closure that it gets says that nobody else wants to.
    func standIn(_ body: (() -> Bool) -> Void) {
        var expirations: UInt64 = 0
        guard read(timer, &expirations, 8) == 8 else { return }
        // Before it waits for the lock: the executor would have to wake it in the middle of its next cell.
        guard isDue else { return }
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        // The cell may have ended meanwhile, and another begun.
        guard isDue else { return }
        body { !self.isWanted.load(ordering: .sequentiallyConsistent) }
    }
}

/// The loop, on its way to a second thread: the lease sees to it that one uses it at a time.
struct Lent: @unchecked Sendable {
    let loop: SocketLoop
}
