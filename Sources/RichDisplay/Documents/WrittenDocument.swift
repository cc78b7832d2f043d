/// Text in a format that front ends draw: what a program wrote as HTML, Markdown, LaTeX or SVG.
package struct WrittenDocument: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case html = "HTML"
        case markdown = "Markdown"
        case latex = "LaTeX"
        case svg = "SVG"
    }

    package let format: Format
    package let source: String

    package init(_ format: Format, _ source: String) {
        self.format = format
        self.source = source
    }

    /// The document in every form that some front end needs, plain text among them.
    package var bundle: MIMEBundle {
        var bundle = MIMEBundle()
        switch format {
        case .html: bundle["text/html"] = .text(source)
        case .markdown: bundle["text/markdown"] = .text(source)
        case .latex: bundle["text/latex"] = .text(formula)
        case .svg:
            // A notebook that is not trusted shows SVG only as an image's source.
            bundle["text/html"] = .text(
                "<img src=\"\(SVG.dataURL(source))\" alt=\"\(plainText.escapedForMarkup)\"/>")
            bundle["image/svg+xml"] = .text(source)
        }
        bundle["text/plain"] = .text(plainText)
        return bundle
    }

    /// Front ends set a formula only between its signs.
    private var formula: String {
        source.contains("$") || source.contains("\\begin") || source.contains("\\(")
            || source.contains("\\[") ? source : "$$\(source)$$"
    }

    /// What a console shows.
    package var plainText: String {
        switch format {
        case .markdown, .latex: source
        case .html: Self.text(ofHTML: source)
        case .svg: "SVG picture (\(source.utf8.count) bytes)"
        }
    }

    /// The text between the tags, without scripts and styles.
    private static func text(ofHTML html: String) -> String {
        var text = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: ">") else { return unescaped(text) }
            let tag = rest[rest.index(after: open)..<close].lowercased()
            rest = rest[rest.index(after: close)...]
            for hidden in ["script", "style"] where tag == hidden || tag.hasPrefix(hidden + " ") {
                guard let end = range(of: "</" + hidden, in: rest) else { return unescaped(text) }
                rest = rest[end...]
            }
            let name = tag.prefix { $0.isLetter || $0 == "/" || $0.isNumber }
            if ["br", "/p", "/div", "/tr", "/li", "/h1", "/h2", "/h3", "/h4"].contains(String(name))
            {
                text += "\n"
            } else if name == "/td" || name == "/th" {
                text += " "
            }
        }
        return unescaped(text + rest)
    }

    private static func range(of word: String, in text: Substring) -> Substring.Index? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].prefix(word.count).lowercased() == word { return start }
            start = text.index(after: start)
        }
        return nil
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        let names = [
            "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&nbsp;": " ", "&amp;": "&",
        ]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            let name = names.keys.first { rest.hasPrefix($0) }
            result += name.flatMap { names[$0] } ?? "&"
            rest = rest.dropFirst(name?.count ?? 1)
        }
        let lines = (result + rest).split(separator: "\n").map { line in
            line.split(separator: " ").joined(separator: " ")
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
