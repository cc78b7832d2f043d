extension String {
    /// The text with everything replaced that means something in HTML or XML, in element or
    /// attribute.
    ///
    /// Characters that XML 1.0 forbids even when escaped become U+FFFD, so that one of them in a
    /// label cannot make a whole picture unreadable.
    package var escapedForMarkup: String {
        var result = ""
        result.reserveCapacity(utf8.count)
        for scalar in unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                result.unicodeScalars.append("\u{FFFD}")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text for a console: control characters, which could move the cursor or recolour
    /// the lines around them, become U+FFFD.
    var withoutControlCharacters: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            result.append(
                isControl ? (scalar == "\t" || scalar == "\n" ? " " : "\u{FFFD}") : scalar)
        }
        return String(result)
    }
}
