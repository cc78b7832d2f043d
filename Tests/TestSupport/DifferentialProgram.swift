import Foundation

/// A program of the differential suite in `Tests/Differential`.
///
/// An accepted program lies beside what the real `swiftc` made it print. A rejected one names in its
/// first line the error that Swiftlet gives.
package struct DifferentialProgram: Sendable, CustomStringConvertible {
    /// The program's place below `Accepted` or `Rejected`, without the extension: `control/loops`.
    package let name: String
    private let file: URL

    package var description: String { name }

    /// All programs below a folder of the suite, in order of their names.
    package static func all(in folder: String) -> [DifferentialProgram] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Differential/\(folder)")
        let paths = FileManager.default.enumerator(atPath: root.path())?.compactMap {
            $0 as? String
        }
        return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().map {
            DifferentialProgram(name: String($0.dropLast(6)), file: root.appending(path: $0))
        }
    }

    package func code() throws -> String { try String(contentsOf: file, encoding: .utf8) }

    /// What the program prints under `swiftc`.
    package func expectedOutput() throws -> String {
        let output = file.deletingPathExtension().appendingPathExtension("expected")
        return try String(contentsOf: output, encoding: .utf8)
    }

    /// The id in a rejected program's first line.
    package func expectedError() throws -> String? {
        let line = try code().prefix { $0 != "\n" }
        guard line.hasPrefix("// Error: ") else { return nil }
        return String(line.dropFirst("// Error: ".count))
    }
}

/// Where two outputs part: the lines around the first that differ.
package func firstDifference(expected: String, got: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = got.split(separator: "\n", omittingEmptySubsequences: false)
    guard let place = zip(old, new).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
        if old.count == new.count { return "" }
        let rest = (old.count > new.count ? old : new).dropFirst(min(old.count, new.count))
        return (old.count > new.count ? "missing" : "too much")
            + " from line \(min(old.count, new.count)): \(rest.first ?? "")"
    }
    return "line \(place + 1)\n  swiftc:   \(old[place])\n  swiftlet: \(new[place])"
}
