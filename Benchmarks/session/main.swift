import Diagnostics
import Foundation
import JupyterKernel
import Language
import StandardLibrary

// SessionBenchmark FILES…: how long cells take to compile, and completion at every place in FILES.
// SessionBenchmark --only TEXT [ROUNDS]: only the cells whose names contain TEXT, and for longer, for a profiler.
// SessionBenchmark --first FILES…: how long FILES take to compile as the first cell of a session.
// SessionBenchmark --again FILES…: how long FILES take to compile in a session that has seen them.
// Run from the top folder of the project, in release.

/// Times in microseconds, sorted.
struct Times {
    private let sorted: [Double]

    init(_ times: [Double]) { sorted = times.sorted() }

    func quantile(_ part: Double) -> Int {
        sorted.isEmpty ? 0 : Int(sorted[min(Int(Double(sorted.count) * part), sorted.count - 1)])
    }
}

func microseconds(_ work: () -> Void) -> Double {
    let start = ContinuousClock.now
    work()
    return (ContinuousClock.now - start) / .microseconds(1)
}

/// Compiles a cell again and again in a session that has seen it before.
func compileTimes(of cell: String, rounds: Int) -> Times {
    let compiler = CellCompiler(library: Catalog.library.declarations)
    var times: [Double] = []
    for round in 0..<rounds + 10 {
        let time = microseconds {
            if case .failure(let problems) = compiler.compile(cell, name: "In[\(round)]") {
                print("does not compile: \(problems.first?.message ?? "")")
            }
        }
        if round >= 10 { times.append(time) }
    }
    return Times(times)
}

func measureCompilation(only part: String? = nil, rounds: Int = 200) {
    print("compile, least, median and 95th percentile in µs")
    for (name, cell) in SampleCells.all where part.map(name.contains) ?? true {
        let times = compileTimes(of: cell, rounds: rounds)
        let lines = cell.split(separator: "\n", omittingEmptySubsequences: false).count
        print(
            "  \(name), \(lines) lines: \(times.quantile(0)), "
                + "\(times.quantile(0.5)), \(times.quantile(0.95))")
    }
}

func measureCompletion(in files: [String]) {
    let compiler = CellCompiler(library: Catalog.library.declarations)
    var times: [Double] = []
    var slowest = (time: 0.0, place: "")
    for path in files {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
        for cursor in 0...text.unicodeScalars.count {
            let time = microseconds { _ = compiler.complete(text, cursor: cursor) }
            times.append(time)
            if time > slowest.time { slowest = (time, "\(path), character \(cursor)") }
        }
    }
    let all = Times(times)
    print(
        "completion at \(times.count) places, median, 95th and 99th percentile, most in µs: "
            + "\(all.quantile(0.5)), \(all.quantile(0.95)), \(all.quantile(0.99)), \(all.quantile(1))"
            + "; the slowest in \(slowest.place)"
    )
}

/// Compiles each file in sessions of its own, the first of them in a process that may have compiled
/// nothing before.
func measureFirstCells(of files: [String]) {
    print("the first cell of a session: in a new process if it is the first file, median, in µs")
    for path in files {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
        var times: [Double] = []
        for _ in 0..<50 {
            let compiler = CellCompiler(library: Catalog.library.declarations)
            times.append(microseconds { _ = compiler.compile(text, name: "In[1]") })
        }
        let name = path.split(separator: "/").last ?? ""
        print("  \(name): \(Int(times[0])), \(Times(times).quantile(0.5))")
    }
}

/// Compiles each file in a session that has seen it before, and says what that is for a hundred lines.
func measureFiles(_ files: [String]) {
    print("lines, least and median in µs, least for a hundred lines")
    var perHundredLines: [Double] = []
    for path in files {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
        let lines = text.split(separator: "\n").count
        let times = compileTimes(of: text, rounds: 40)
        perHundredLines.append(Double(times.quantile(0)) * 100 / Double(lines))
        print(
            "  \(path.split(separator: "/").last ?? ""): \(lines), \(times.quantile(0)), "
                + "\(times.quantile(0.5)), \(Int(perHundredLines.last ?? 0))")
    }
    let all = Times(perHundredLines)
    print("a hundred lines, median and 90th percentile: \(all.quantile(0.5)), \(all.quantile(0.9))")
}

KernelThread.shareOneHeap()
try KernelThread.value("benchmark", stackSize: 512 << 20) {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "--first" { return measureFirstCells(of: Array(arguments.dropFirst())) }
    if arguments.first == "--again" { return measureFiles(Array(arguments.dropFirst())) }
    if arguments.first == "--only" {
        let rounds = arguments.dropFirst(2).first.flatMap(Int.init) ?? 1_000
        return measureCompilation(only: arguments.dropFirst().first, rounds: rounds)
    }
    let start = microseconds { _ = CellCompiler(library: Catalog.library.declarations) }
    print("a compiler with the whole library declared: \(Int(start)) µs")
    measureCompilation()
    measureCompletion(in: arguments)
}
