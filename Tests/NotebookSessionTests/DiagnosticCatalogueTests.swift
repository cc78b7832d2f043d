import Foundation
import TestSupport
import Testing

/// Every diagnostic that the language can give has an example that holds its words.
@Suite struct DiagnosticCatalogueTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Those that wait for their golden, or that no program of a few lines can cause.
    private static let withoutGolden: Set<String> = {
        let list = try? String(
            contentsOf: root.appending(path: "Tests/Mistakes/without-golden.txt"), encoding: .utf8)
        return Set(
            (list ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
    }()

    /// All ids that sources of the language and the machine mention where they report.
    private static func idsInSources() -> Set<String> {
        var ids: Set<String> = []
        for folder in ["Language", "VirtualMachine"] {
            let base = root.appending(path: "Sources/\(folder)")
            let paths = FileManager.default.enumerator(atPath: base.path())?.compactMap {
                $0 as? String
            }
            for path in paths ?? [] where path.hasSuffix(".swift") {
                let text = try? String(contentsOf: base.appending(path: path), encoding: .utf8)
                let report = #/(?:error|warn|report|id)\s*(?:\(|:)\s*"([a-z]+(?:-[a-z]+)+)"/#
                for match in (text ?? "").matches(of: report) { ids.insert(String(match.1)) }
            }
        }
        return ids
    }

    private static func idsInGoldens() -> Set<String> {
        let goldens =
            ["Mistakes", "PythonHabits", "TensorErrors"].flatMap(GoldenMistake.all(in:))
        return Set(goldens.flatMap { GoldenMistake.ids(in: $0.expected() ?? "") })
    }

    @Test("Every diagnostic has a golden, or is listed as having none")
    func everyIdHasAGolden() {
        let missing = Self.idsInSources().subtracting(Self.idsInGoldens())
            .subtracting(Self.withoutGolden)
        #expect(missing.isEmpty, "no golden: \(missing.sorted().joined(separator: " "))")
    }

    @Test("The list names no diagnostic that has a golden")
    func listIsCurrent() {
        let needless = Self.withoutGolden.intersection(Self.idsInGoldens())
        #expect(needless.isEmpty, "take off the list: \(needless.sorted().joined(separator: " "))")
    }
}
