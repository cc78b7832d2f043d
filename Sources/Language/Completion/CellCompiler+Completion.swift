import Diagnostics
import SwiftSyntax

extension CellCompiler {
    package struct CompletionList {
        package struct Candidate {
            package let name: String
            package let kind: String
            package let signature: String
        }

        /// The likeliest first.
        package var candidates: [Candidate]
        /// The stretch to replace, in Unicode scalars.
        package var replacing: Range<Int>
    }

    /// What could stand at the cursor, which counts Unicode scalars.
    package func complete(_ code: String, cursor: Int) -> CompletionList {
        let scalars = Array(code.unicodeScalars)
        let cursor = min(max(cursor, 0), scalars.count)
        var start = cursor
        while start > 0, Self.isIdentifier(scalars[start - 1]) { start -= 1 }
        var end = cursor
        while end < scalars.count, Self.isIdentifier(scalars[end]) { end += 1 }
        let typed = Self.text(scalars[start..<cursor])
        let head = Self.text(scalars[..<start])
        let marked = head + NameProbe.marker + Self.text(scalars[end...])
        let (probe, token) = probe(marked, at: head.utf8.count)
        var collector = CompletionCollector(compiler: self, typed: typed, probe: probe)
        if let token, token.text == NameProbe.marker { collector.collect(at: token) }
        return CompletionList(candidates: collector.ranked, replacing: start..<cursor)
    }

    static func isIdentifier(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isXIDContinue || scalar == "_" || scalar == "$"
    }

    static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
