/// A text as a matcher walks over it: one number for each character, equal for equal characters.
final class RegexText {
    /// ASCII characters are their own numbers; others are numbered from 128 on.
    private(set) var units: [Int32] = []
    /// Where each character begins in UTF-8, and the end; empty where each takes one byte.
    private var offsets: [Int] = []
    private var others: [Character] = []
    private let text: Substring

    init(_ text: Substring) {
        self.text = text
        // A line break of two bytes is one character.
        if text.utf8.allSatisfy({ $0 < 128 && $0 != 13 }) {
            units = text.utf8.map(Int32.init)
            return
        }
        var numbers: [Character: Int32] = [:]
        var offset = 0
        for character in text {
            offsets.append(offset)
            offset += character.utf8.count
            if let code = character.utf8.first, code < 128, character.utf8.count == 1 {
                units.append(Int32(code))
                continue
            }
            let number = numbers[character] ?? Int32(128 + others.count)
            if number == 128 + others.count {
                others.append(character)
                numbers[character] = number
            }
            units.append(number)
        }
        offsets.append(offset)
    }

    /// The offset in UTF-8 of a place.
    func offset(of place: Int) -> Int { offsets.isEmpty ? place : offsets[place] }

    func character(_ unit: Int32) -> Character {
        unit < 128 ? Character(Unicode.Scalar(UInt8(unit))) : others[Int(unit) - 128]
    }

    func isNewline(at place: Int) -> Bool { character(units[place]).isNewline }

    func areEqual(_ one: Int32, _ other: Int32, ignoringCase: Bool) -> Bool {
        one == other
            || ignoringCase && character(one).lowercased() == character(other).lowercased()
    }

    /// For each offset in UTF-8 whether a word begins or ends there, by Unicode's rules: Swift's own
    /// engine finds them all at once.
    private(set) lazy var wordBoundaries: [Bool] = {
        var found = [Bool](repeating: false, count: text.utf8.count + 1)
        guard let boundary = try? Regex("\\b") else { return found }
        var place = text.startIndex
        var offset = 0
        for match in text.matches(of: boundary) {
            offset += text.utf8.distance(from: place, to: match.range.lowerBound)
            place = match.range.lowerBound
            found[offset] = true
        }
        return found
    }()
}
