import Foundation
import Glibc
import JupyterKernel
import NotebookSession
import RichDisplay
import TensorEngine

/// Runs programs one after the other in one process and says before each which one it is. Whoever
/// started the process learns from the last line which program ended it.
struct Worker {
    /// A program that runs longer is stopped, as by the Stop button.
    private static let longestRun: TimeInterval = 0.15
    /// One that is not back by then hangs. Generous, for a machine that does other work too.
    private static let longestStop: TimeInterval = 10
    /// Programs that one session runs as its cells.
    static let cellsPerSession = 64
    static let hangStatus: Int32 = 77

    /// Runs the programs of these numbers in order.
    func run(_ numbers: [Int], _ program: @escaping @Sendable (Int) -> String) throws {
        limitMemory()
        let watchdog = Watchdog()
        try KernelThread.start("watchdog", stackSize: 1 << 20) { watchdog.watch() }
        let isDone = try KernelThread.value("executor", stackSize: 512 << 20) {
            var session = Session(output: Silence())
            var count = 0
            for number in numbers {
                let text = program(number)
                if count % Self.cellsPerSession == 0 { session = Session(output: Silence()) }
                count += 1
                Self.say(number)
                watchdog.begin(session)
                _ = session.completeness(of: text)
                let cursor = number &* 7919 % (text.unicodeScalars.count + 1)
                _ = session.complete(text, cursor: cursor)
                _ = session.inspect(text, cursor: cursor, showingSource: true)
                _ = session.execute(text, as: NotebookCell(number: count))
                watchdog.end()
            }
            return true
        }
        exit(isDone ? 0 : 1)
    }

    /// What a mutation asks for must not take the machine down with it.
    private func limitMemory() {
        MemoryAccountant.limit = 256 << 20
        var limit = rlimit(rlim_cur: 6 << 30, rlim_max: 6 << 30)
        setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    }

    private static func say(_ number: Int) {
        let line = "\(number)\n"
        _ = line.utf8.withContiguousStorageIfAvailable { Glibc.write(1, $0.baseAddress, $0.count) }
    }

    /// Stops programs that run on, and ends the process where one does not stop.
    private final class Watchdog: @unchecked Sendable {
        private let condition = NSCondition()
        private var session: Session?
        private var runs = 0

        func begin(_ session: Session) { change(to: session) }
        func end() { change(to: nil) }

        private func change(to session: Session?) {
            condition.withLock {
                self.session = session
                runs += 1
                condition.signal()
            }
        }

        func watch() {
            condition.lock()
            while true {
                while session == nil { condition.wait() }
                let start = Date()
                let run = runs
                guard lasts(run, until: start + Worker.longestRun) else { continue }
                // A program may go on to another long part: it is asked again.
                var next = Date()
                repeat {
                    session?.interrupt()
                    next += Worker.longestRun
                    if next > start + Worker.longestStop { _exit(Worker.hangStatus) }
                } while lasts(run, until: next)
            }
        }

        /// Whether the run is still the same at that time.
        private func lasts(_ run: Int, until end: Date) -> Bool {
            while runs == run, condition.wait(until: end) {}
            return runs == run
        }
    }
}

/// Takes what programs write and forgets it.
private final class Silence: Output {
    func write(_ text: String, to stream: RichDisplay.OutputStream) {}
    func display(_ bundle: MIMEBundle, id: String?) {}
    func update(_ bundle: MIMEBundle, id: String) {}
    func clear(waitingForNext: Bool) {}
    func readLine(prompt: String, isPassword: Bool) -> String? { nil }
}
