import Glibc
import JupyterKernel

/// Ctrl-C, taken by a thread that waits for it instead of a signal handler.
struct InterruptSignal: Sendable {
    /// Must be called before the threads that shall not be disturbed start.
    init() {
        _ = withSignal { signal in pthread_sigmask(SIG_BLOCK, &signal, nil) }
    }

    /// Calls `body` for every Ctrl-C from now on. Where no thread can be had, Ctrl-C does nothing.
    func forward(_ body: @escaping @Sendable () -> Void) {
        try? KernelThread.start("interrupts", stackSize: 1 << 20) {
            while true {
                var number: Int32 = 0
                let status = withSignal { signal in sigwait(&signal, &number) }
                guard status == 0 else { return }
                body()
            }
        }
    }
}

private func withSignal<Result>(_ body: (inout sigset_t) -> Result) -> Result {
    var signal = sigset_t()
    sigemptyset(&signal)
    sigaddset(&signal, SIGINT)
    return body(&signal)
}
