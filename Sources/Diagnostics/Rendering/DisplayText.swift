/// What a reader sees of one character: its glyphs and the columns they fill.
struct DisplayCell: Equatable {
    var glyphs: String
    var width: Int
}

/// Turns text from users and files into something safe to show in a terminal or a page.
enum DisplayText {
    /// Tabs reach to the next multiple of this many columns.
    static let tabWidth = 4

    /// The cells of one line: tabs become spaces, control characters become visible.
    static func cells(of line: some StringProtocol) -> [DisplayCell] {
        var cells: [DisplayCell] = []
        var column = 0
        for character in line {
            let cell: DisplayCell
            if character == "\t" {
                let width = tabWidth - column % tabWidth
                cell = DisplayCell(glyphs: String(repeating: " ", count: width), width: width)
            } else {
                cell = visibleCell(for: character)
            }
            column += cell.width
            cells.append(cell)
        }
        return cells
    }

    /// The lines of a message, safe to show; never empty.
    static func lines(of text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { line in cells(of: line).map(\.glyphs).joined() }
    }

    private static func visibleCell(for character: Character) -> DisplayCell {
        guard character.unicodeScalars.contains(where: isHidden) else {
            return DisplayCell(glyphs: String(character), width: width(of: character))
        }
        var glyphs = ""
        for scalar in character.unicodeScalars {
            glyphs += isHidden(scalar) ? picture(of: scalar) : String(scalar)
        }
        return DisplayCell(glyphs: glyphs, width: glyphs.reduce(0) { $0 + width(of: $1) })
    }

    /// Whether a scalar would act on the terminal or reorder the text around it instead of showing.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The Unicode control picture of an ASCII control character, else its number.
    private static func picture(of scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x00...0x1F:
            Unicode.Scalar(0x2400 + scalar.value).map { String($0) } ?? "?"
        case 0x7F:
            "\u{2421}"
        default:
            "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
        }
    }

    /// The columns a character fills in a monospaced font: 0, 1 or 2.
    ///
    /// East Asian wide and full-width characters (Unicode Standard Annex 11) and emoji fill two.
    static func width(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if first.properties.isEmojiPresentation { return 2 }
        return wideRanges.contains { $0.contains(first.value) } ? 2 : 1
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x20000...0x3FFFD,
    ]
}
