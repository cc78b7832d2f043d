/// A run of text with the part it plays in a diagnostic, from which its colour follows.
struct StyledText {
    enum Role {
        case plain, message, faint, place, mark, hint
        case severity(Diagnostic.Severity)
    }

    let role: Role
    let text: String

    init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }

    static func write(_ span: StyledText, as style: DiagnosticRenderer.Style) -> String {
        switch style {
        case .plain:
            return span.text
        case .ansi:
            guard let code = span.role.ansiCode, !span.text.isEmpty else { return span.text }
            return "\u{1B}[\(code)m\(span.text)\u{1B}[0m"
        case .html:
            let escaped = span.text.escapedForHTML
            guard let css = span.role.css, !escaped.isEmpty else { return escaped }
            return "<span style=\"\(css)\">\(escaped)</span>"
        }
    }
}

extension StyledText.Role {
    /// The parameters of an ANSI "select graphic rendition" sequence.
    fileprivate var ansiCode: String? {
        switch self {
        case .plain: nil
        case .message: "1"
        case .faint: "2"
        case .place: "34"
        // In the page's own colour: JupyterLab's green is lost on the dark red of its dark theme.
        case .mark: "1"
        case .hint: "1;36"
        case .severity(.error): "1;31"
        case .severity(.warning): "1;33"
        case .severity(.note): "1;36"
        }
    }

    /// Mid-tone colours, since the page behind may be light or dark.
    fileprivate var css: String? {
        switch self {
        case .plain: nil
        case .message: "font-weight:bold"
        case .faint: "opacity:0.7"
        case .place: "color:#5b83c4"
        case .mark: "color:#2e9e5b;font-weight:bold"
        case .hint: "color:#1e97a8;font-weight:bold"
        case .severity(.error): "color:#e0524d;font-weight:bold"
        case .severity(.warning): "color:#c08a1e;font-weight:bold"
        case .severity(.note): "color:#1e97a8;font-weight:bold"
        }
    }
}

extension String {
    /// The text with everything replaced that means something in HTML, in element or attribute.
    fileprivate var escapedForHTML: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
