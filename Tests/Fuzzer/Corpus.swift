import Foundation

/// The programs that mutations start from.
struct Corpus {
    struct Program {
        let path: String
        let tokens: [Token]
        let lines: [String]
    }

    private(set) var programs: [Program] = []
    /// Every token that some program has, once.
    private(set) var tokens: [Token] = []

    /// Reads all programs below the folders, in the order of their names.
    ///
    /// Programs that touch files are left out: a mutation could make them touch other ones.
    init(folders: [String]) {
        var seen: Set<Token> = []
        for path in folders.flatMap(Self.files).sorted() {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8),
                !Self.touchesTheSystem(text)
            else { continue }
            let tokens = Token.split(text)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            programs.append(Program(path: path, tokens: tokens, lines: lines.map(String.init)))
            self.tokens += tokens.filter { $0.kind != .space && seen.insert($0).inserted }
        }
    }

    private static func files(in folder: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        return (found ?? []).filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }

    private static func touchesTheSystem(_ text: String) -> Bool {
        ["FileManager", "contentsOf", "write(to", "ofFile", "toFile", ".load(", ".save("].contains {
            text.contains($0)
        }
    }
}
