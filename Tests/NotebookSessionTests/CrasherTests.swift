import Foundation
import TestSupport
import Testing

/// Programs that once ended the process or never came back, as the fuzzer found them.
@Suite("Crashers")
struct CrasherTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Crashers")

    static let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
        .filter { $0.hasSuffix(".swift") }.sorted() ?? []

    @Test("A program that once crashed ends with a result or an error", arguments: names)
    func crasher(name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let notebook = Notebook()
        // A line of dashes stands between the cells of one session.
        for cell in try String(contentsOf: file, encoding: .utf8).components(
            separatedBy: "// ---\n")
        {
            let result = notebook.run(cell)
            #expect(result.error?.name != "not-understood", "\(result.message)")
        }
        #expect(notebook.run("1 + 1").text == "2")
    }

    @Test("Completion anywhere in a program that once crashed comes to an end", arguments: names)
    func completion(name: String) throws {
        let text = try String(
            contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
        let notebook = Notebook()
        for cursor in 0...text.unicodeScalars.count {
            _ = notebook.session.complete(text, cursor: cursor)
        }
        #expect(notebook.run("1 + 1").text == "2")
    }
}
