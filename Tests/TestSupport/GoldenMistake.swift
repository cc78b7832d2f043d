import Foundation

/// A cell with a mistake, and beside it what the user is told, to the letter.
///
/// The cell is `name.swift`, what is said `name.expected`. A cell that needs earlier ones has them above
/// a line `// ---`. With `RECORD_GOLDENS` set, what is said now is written down, to be read and
/// committed; such a run fails.
package struct GoldenMistake: CustomStringConvertible, Sendable {
    package let file: URL
    package var name: String { file.deletingPathExtension().lastPathComponent }
    package var description: String { name }

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()

    /// All of a folder under `Tests`, by name.
    package static func all(in folder: String) -> [GoldenMistake] {
        let files = try? FileManager.default.contentsOfDirectory(
            at: tests.appending(path: folder), includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "swift" }.map(GoldenMistake.init(file:))
            .sorted { $0.name < $1.name }
    }

    private var expectation: URL {
        file.deletingPathExtension().appendingPathExtension("expected")
    }

    /// What was written down, nil if nothing was.
    package func expected() -> String? { try? String(contentsOf: expectation, encoding: .utf8) }

    /// What the last cell makes a user read: warnings first, then the error.
    package func said() throws -> String {
        let cells = try String(contentsOf: file, encoding: .utf8).components(
            separatedBy: "// ---\n")
        let notebook = Notebook()
        for cell in cells.dropLast() { _ = notebook.runOnDeepStack(cell) }
        let before = notebook.output.error.count
        let result = notebook.runOnDeepStack(cells.last ?? "")
        let warnings = notebook.output.error.dropFirst(before).replacing(
            #/\u{1B}\[[0-9;]*m/#, with: "")
        return warnings + result.message + (result.error == nil ? "" : "\n")
    }

    /// Whether goldens are to be written instead of compared.
    package static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil

    package func record(_ text: String) throws {
        try text.write(to: expectation, atomically: true, encoding: .utf8)
    }

    /// The ids of all that is said.
    package static func ids(in text: String) -> [String] {
        text.matches(of: #/(?m)^(?:error|warning): .*\[([a-z-]+)\]$/#).map { String($0.1) }
    }
}
