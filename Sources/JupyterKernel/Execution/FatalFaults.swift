import CLinux
import Glibc

/// Faults of the kernel's own code (a wrong address, a failed check) end the process. Before that, the
/// thread that met one stops here and asks whoever serves the sockets to tell the client.
///
/// A signal handler may allocate nothing, so it only writes down what happened, wakes the loop by a
/// descriptor and waits; an alarm ends the process where the rest is too broken to answer.
enum FatalFaults {
    /// What a handler leaves for the loop. Plain memory that is never freed.
    struct Record {
        /// The signal; 0 before any fault.
        var signal: Int32 = 0
        var address: UInt = 0
        /// Readable once there was a fault.
        var fault: Int32 = -1
        /// Readable once the client has been told.
        var told: Int32 = -1
        /// The thread that serves the sockets now: nobody can speak for it.
        var server: UInt = 0
    }

    nonisolated(unsafe) static let record: UnsafeMutablePointer<Record> = {
        let record = UnsafeMutablePointer<Record>.allocate(capacity: 1)
        record.initialize(to: Record())
        return record
    }()

    static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT]
    /// How long the loop has to tell the client, in milliseconds.
    private static let patience: Int32 = 1000
    private static let stackSize = 65_536

    /// Watches for faults; the calling thread among others. Once, before other threads start.
    static func watch() {
        record.pointee.fault = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        record.pointee.told = eventfd(0, Int32(EFD_CLOEXEC))
        var action = sigaction()
        action.sa_flags = Int32(SA_SIGINFO | SA_ONSTACK)
        action.__sigaction_handler.sa_sigaction = { signal, information, _ in
            FatalFaults.handle(signal, information)
        }
        for signal in signals { sigaction(signal, &action, nil) }
        useOwnStack()
    }

    /// Gives the calling thread a stack for the handler: its own may be what ran out.
    static func useOwnStack() {
        guard let memory = malloc(stackSize) else { return }
        var stack = stack_t()
        stack.ss_sp = memory
        stack.ss_size = stackSize
        sigaltstack(&stack, nil)
    }

    /// Notes that the calling thread serves the sockets, or that it has stopped doing so.
    static func serve(_ serves: Bool) {
        record.pointee.server = serves ? UInt(pthread_self()) : 0
    }

    /// The client has been told: the thread that met the fault may end the process.
    static func letDie() {
        eventfd_write(record.pointee.told, 1)
        while true { pause() }
    }

    private static func handle(_ signal: Int32, _ information: UnsafeMutablePointer<siginfo_t>?) {
        let record = record
        // Past this, nothing that hangs can keep the process.
        Glibc.signal(SIGALRM, SIG_DFL)
        alarm(3)
        for signal in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] {
            Glibc.signal(signal, SIG_DFL)
        }
        record.pointee.signal = signal
        if let information {
            record.pointee.address = UInt(
                bitPattern: information.pointee._sifields._sigfault.si_addr)
        }
        // The fault may have met the allocator with its lock taken, or be the heap's.
        swiftlet_use_last_resort_memory()
        if record.pointee.server != UInt(pthread_self()) {
            eventfd_write(record.pointee.fault, 1)
            var item = pollfd(fd: record.pointee.told, events: Int16(POLLIN), revents: 0)
            poll(&item, 1, patience)
        }
        // The default action now, which leaves the signal as the process's status.
        var only = sigset_t()
        sigemptyset(&only)
        sigaddset(&only, signal)
        pthread_sigmask(SIG_UNBLOCK, &only, nil)
        raise(signal)
        _exit(128 + signal)
    }

    /// The fault in words: `SIGSEGV at address 0x10`.
    static var description: String {
        let record = record.pointee
        let names: [Int32: String] = [
            SIGSEGV: "SIGSEGV", SIGBUS: "SIGBUS", SIGILL: "SIGILL", SIGFPE: "SIGFPE",
            SIGTRAP: "SIGTRAP", SIGABRT: "SIGABRT",
        ]
        let name = names[record.signal] ?? "signal \(record.signal)"
        let hasAddress = record.signal == SIGSEGV || record.signal == SIGBUS
        return hasAddress ? "\(name) at address 0x\(String(record.address, radix: 16))" : name
    }
}
