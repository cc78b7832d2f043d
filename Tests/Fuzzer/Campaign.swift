import Foundation
import Synchronization

/// Many mutations over several processes; whatever ends one is kept, made small.
final class Campaign: Sendable {
    struct Settings: Sendable {
        var count = 100_000
        var seed: UInt64 = 1
        var first = 0
        var processes = ProcessInfo.processInfo.activeProcessorCount
        var output = URL(fileURLWithPath: ".build/fuzz")
    }

    private struct State {
        var done = 0
        var findings: [String] = []
        var lastReport = ContinuousClock.now
    }

    private let settings: Settings
    private let mutator: Mutator
    private let state = Mutex(State())
    private let start = ContinuousClock.now

    init(settings: Settings, corpus: Corpus) {
        self.settings = settings
        mutator = Mutator(corpus: corpus, seed: settings.seed)
    }

    /// Runs all mutations; returns how many of them ended a process.
    func run() throws -> Int {
        try FileManager.default.createDirectory(
            at: settings.output, withIntermediateDirectories: true)
        let group = DispatchGroup()
        for worker in 0..<settings.processes {
            DispatchQueue(label: "worker \(worker)").async(group: group) {
                do {
                    try self.runWorker(worker)
                } catch {
                    self.keep("worker \(worker) could not go on: \(error)", [])
                }
            }
        }
        group.wait()
        report(isLast: true)
        return state.withLock { $0.findings.count }
    }

    /// Runs every `processes`th program, starting a new process where one ends.
    private func runWorker(_ worker: Int) throws {
        let end = settings.first + settings.count
        var next = settings.first + worker
        while next < end {
            let from = next
            let arguments = ["\(settings.seed)", "\(from)", "\(end)", "\(settings.processes)"]
            let ending = try WorkerProcess.run(["worker"] + arguments) { _ in
                state.withLock { $0.done += 1 }
                report(isLast: false)
            }
            guard case .stopped(let index, let how) = ending else { return }
            try investigate(max(index, from), how, sessionBegan: from, worker)
            next = max(index, from) + settings.processes
        }
    }

    /// Finds out whether the program ends a process by itself or only after others in its session.
    private func investigate(_ index: Int, _ how: String, sessionBegan from: Int, _ worker: Int)
        throws
    {
        let folder = settings.output.appendingPathComponent("worker-\(worker)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var minimizer = Minimizer(folder: folder)
        let program = mutator.program(index)
        if let ending = try minimizer.ending(of: [program]) {
            let small = try minimizer.minimized(program, ending: ending)
            return keep("\(index): \(ending)", [small])
        }
        let position = (index - from) / settings.processes
        let first = position / Worker.cellsPerSession * Worker.cellsPerSession
        var cells = (first...position).map { mutator.program(from + $0 * settings.processes) }
        guard let ending = try minimizer.ending(of: cells) else {
            return keep("\(index): \(how), not again", [program])
        }
        var place = 0
        while place < cells.count - 1 {
            var fewer = cells
            fewer.remove(at: place)
            if try minimizer.ending(of: fewer) == ending { cells = fewer } else { place += 1 }
        }
        keep("\(index): \(ending) after \(cells.count - 1) other cells", cells)
    }

    private func keep(_ title: String, _ cells: [String]) {
        let name = title.prefix { $0 != ":" }
        for (number, cell) in cells.enumerated() {
            let suffix = cells.count == 1 ? "" : "-\(number + 1)"
            let file = settings.output.appendingPathComponent("\(name)\(suffix).swift")
            try? "// \(title)\n\(cell)".write(to: file, atomically: true, encoding: .utf8)
        }
        state.withLock { $0.findings.append(title) }
        Self.say("FOUND \(title)\n\(cells.last ?? "")")
    }

    private func report(isLast: Bool) {
        let line: String? = state.withLock { state in
            let now = ContinuousClock.now
            guard isLast || now - state.lastReport > .seconds(10) else { return nil }
            state.lastReport = now
            let rate = Double(state.done) / ((now - start) / .seconds(1))
            return "\(state.done) of \(settings.count) programs, \(Int(rate)) a second, "
                + "\(state.findings.count) found"
        }
        if let line { Self.say(line) }
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}
