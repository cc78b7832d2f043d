import Foundation
import TestSupport
import Testing

/// Our matcher finds what Swift's own engine finds.
@Suite struct RegexTests {
    /// A pattern of random parts.
    struct Source {
        var random: Random

        mutating func pattern(depth: Int) -> String {
            var text = ""
            for _ in 0...random.below(3) {
                var part = random.one(of: Self.parts)
                if depth > 0, random.below(5) < 2 {
                    let inside = pattern(depth: depth - 1)
                    part = random.one(of: [
                        "(\(inside))", "(?:\(inside))", "(?>\(inside))", "(?=\(inside))",
                        "(?!\(inside))", "(?i:\(inside))", "(\(inside)|a)", "(?:b|\(inside))",
                        "(?x: \(inside) )",
                    ])
                }
                text += part + random.one(of: Self.repetitions)
            }
            return text
        }

        private static let parts = [
            "a", "b", "c", "ab", ".", "\\w", "\\d", "\\s", "[a-c]", "[^a]", "\\b", "^", "$", "é",
            "A",
            "\\W", "[[:alpha:]]", "\\x61", "\\n", "\\r\\n", "e\\u{301}", "\\Qa.\\E", "\\R", "\\B",
            "\\Z",
            "\\A", "_", "-", "[\\w&&[^b]]", "\\1", "\\p{L}", "(?i)", "(?s)", " ", "[a-zé]", "\\S",
        ]
        private static let repetitions = [
            "", "", "", "", "*", "+", "?", "{2}", "{1,}", "{0,2}", "*?", "+?", "??", "{1,2}?",
        ]
    }

    /// Numbers that are the same in every run.
    struct Random {
        var state: UInt64
        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        mutating func one(of texts: [String]) -> String { texts[below(texts.count)] }
    }

    private static let texts = [
        "", "aab abc", "a1 b2\nc3", "Été café", "e\u{301}xe\u{301}", "ab\r\ncd\n", "AbC aBc",
        "don't stop_it 3.14", "aaaaaaab", "👨‍👩‍👧 hi 🇩🇪🇫🇷", "abab_abab-1",
    ]

    @Test("Random patterns find the same in both", arguments: [1, 2, 3, 4])
    func randomPatterns(seed: Int) throws {
        var source = Source(random: Random(state: UInt64(seed)))
        var patterns: [String] = []
        while patterns.count < 60 {
            let pattern = source.pattern(depth: 2)
            if (try? Regex(pattern)) != nil { patterns.append(pattern) }
        }
        let notebook = Notebook()
        let cell = """
            for text in \(Self.texts) {
                for pattern in \(patterns) {
                    let matches = text.matches(of: try Regex(pattern))
                    print(matches.map { $0.output.map { $0.substring ?? "nil" } })
                }
            }
            """
        let result = notebook.run(cell)
        let printed = result.printed.split(separator: "\n", omittingEmptySubsequences: false)
        var line = 0
        for text in Self.texts {
            for pattern in patterns {
                let matches = text.matches(of: try Regex(pattern))
                let parts = matches.map { $0.output.map { $0.substring ?? "nil" } }
                #expect(
                    printed.dropFirst(line).first.map(String.init) == "\(parts)",
                    "\(pattern.debugDescription) in \(text.debugDescription)")
                line += 1
            }
        }
        #expect(result.error == nil, "\(result.message)")
    }

    @Test(
        "Patterns with more choices than anyone can wait for end, or stop",
        arguments: ["(a+)+b", "(a|aa)+b", "a*a*a*a*b", "(?:a?a?)+b"])
    func hardPatterns(pattern: String) {
        let notebook = Notebook()
        let session = notebook.session
        notebook.output.whenWritten { Thread.detachNewThread { session.interrupt() } }
        let cell = """
            let text = String(repeating: "a", count: 200)
            print(1)
            while true { _ = text.wholeMatch(of: #/\(pattern)/#) }
            """
        let start = ContinuousClock.now
        let result = notebook.run(cell)
        #expect(result.error?.isInterruption == true, "\(result.message)")
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
