import Language
import RichDisplay

/// Questions about code that does not run: from any thread, also while a cell runs.
extension Session {
    /// `cursor` counts Unicode scalars, as the Jupyter protocol does.
    package func complete(_ code: String, cursor: Int) -> Completions {
        let found = withCompiler { $0.complete(code, cursor: cursor) }
        return Completions(
            candidates: found.candidates.map {
                Completions.Candidate(text: $0.name, kind: $0.kind, signature: $0.signature)
            }, replacing: found.replacing)
    }

    /// Signature, documentation, and for values type and value; nil if there is nothing at the cursor.
    package func inspect(_ code: String, cursor: Int, showingSource: Bool) -> MIMEBundle? {
        let inspection = withCompiler {
            $0.inspect(code, cursor: cursor, showingSource: showingSource)
        }
        guard let found = inspection else { return nil }
        var plain = found.plain
        var markdown = found.markdown
        if let variable = found.variable, let value = description(of: variable) {
            let shown = value.count > 1000 ? value.prefix(1000) + " …" : value[...]
            plain += "\n\nvalue: \(shown)"
            markdown += "\n\nvalue:\n```\n\(shown)\n```"
        }
        var bundle = MIMEBundle(plain: plain)
        bundle["text/markdown"] = .text(markdown)
        return bundle
    }

    /// Whether a cell may be run as it stands.
    package func completeness(of code: String) -> Completeness {
        let code = KernelLine.split(code)?.code ?? code
        switch CellCompiler.completeness(of: code) {
        case .complete: return .complete
        case .invalid: return .invalid
        case .incomplete(let indent): return .incomplete(indent: indent)
        }
    }
}
