import CLinux
import Diagnostics
import Glibc

/// Signals and the end of the process that started this one, as file descriptors to poll.
struct ProcessEvents {
    /// Readable when SIGINT, SIGTERM or SIGHUP has come.
    let signals: Int32
    /// Readable when the parent has ended; -1 where there is none to watch.
    let parent: Int32

    /// Must be called before any thread starts: threads inherit which signals are blocked.
    ///
    /// A client that wants the kernel to end with it names itself in `JPY_PARENT_PID`. A death
    /// signal would come when the *thread* that started us ends, so the process is watched instead.
    init() {
        var watched = sigset_t()
        sigemptyset(&watched)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&watched, signal) }
        pthread_sigmask(SIG_BLOCK, &watched, nil)
        signal(SIGPIPE, SIG_IGN)
        signals = signalfd(-1, &watched, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
        let named = getenv("JPY_PARENT_PID").flatMap { pid_t(String(cString: $0)) }
        // 0 and 1 are no client's number: Jupyter names none that way.
        parent = named.map { $0 > 1 ? swiftlet_pidfd_open($0) : -1 } ?? -1
    }

    /// The next signal that has come; nil when there is none.
    func nextSignal() -> Int32? {
        var information = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        guard read(signals, &information, size) == size else { return nil }
        return Int32(information.ssi_signo)
    }
}
