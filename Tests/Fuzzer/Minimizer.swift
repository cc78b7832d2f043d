import Foundation

/// Makes a program that ends the process as short as it can while it still does.
struct Minimizer {
    /// Where candidates are written for the worker to read.
    let folder: URL
    /// Runs of a worker that one program is worth.
    var budget = 300

    /// How a process that runs these cells ends; nil if it survives them.
    func ending(of cells: [String]) throws -> String? {
        var arguments = ["cells"]
        for (number, cell) in cells.enumerated() {
            let file = folder.appendingPathComponent("cell-\(number).swift")
            try cell.write(to: file, atomically: false, encoding: .utf8)
            arguments.append(file.path)
        }
        guard case .stopped(_, let how) = try WorkerProcess.run(arguments) else { return nil }
        return how
    }

    /// A short program that ends the process in the same way: lines are left out first, tokens next.
    mutating func minimized(_ program: String, ending: String) throws -> String {
        let lines = program.split(separator: "\n", omittingEmptySubsequences: true)
        let fewer = try reduced(lines.map { "\($0)\n" }, ending)
        return try reduced(Token.split(fewer.joined()).map(\.text), ending).joined()
    }

    /// Delta debugging (Zeller and Hildebrandt 2002), with complements only.
    private mutating func reduced(_ pieces: [String], _ ending: String) throws -> [String] {
        var pieces = pieces
        var size = max(pieces.count / 2, 1)
        while true {
            var start = 0
            var isSmaller = false
            while start < pieces.count, budget > 0 {
                var candidate = pieces
                candidate.removeSubrange(start..<min(start + size, pieces.count))
                budget -= 1
                if try self.ending(of: [candidate.joined()]) == ending {
                    pieces = candidate
                    isSmaller = true
                } else {
                    start += size
                }
            }
            if budget == 0 || (size == 1 && !isSmaller) { return pieces }
            if !isSmaller || size > pieces.count { size = max(size / 2, 1) }
        }
    }
}
