import Foundation

/// A worker in a process of its own, since what it runs may end it.
struct WorkerProcess {
    enum Ending: Equatable {
        case finished
        /// The program at which it ended, and how: `signal 11`, `hang`.
        case stopped(at: Int, String)
    }

    /// Starts this executable again with `arguments` and waits for its end.
    /// - Parameter began: is told the number of each program that begins.
    static func run(_ arguments: [String], began: (Int) -> Void = { _ in }) throws -> Ending {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        var environment = ProcessInfo.processInfo.environment
        environment["SWIFTLET_OFFLINE"] = "1"
        environment["SWIFT_BACKTRACE"] = "enable=no"
        process.environment = environment
        try process.run()
        var last = -1
        var rest = ""
        while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
            rest += String(decoding: data, as: UTF8.self)
            var lines = rest.split(separator: "\n", omittingEmptySubsequences: false)
            rest = String(lines.removeLast())
            for line in lines {
                guard let number = Int(line) else { continue }
                last = number
                began(number)
            }
        }
        process.waitUntilExit()
        switch (process.terminationReason, process.terminationStatus) {
        case (.exit, 0): return .finished
        case (.exit, Worker.hangStatus): return .stopped(at: last, "hang")
        case (.exit, let status): return .stopped(at: last, "exit \(status)")
        case (_, let status): return .stopped(at: last, "signal \(status)")
        }
    }
}
