import Diagnostics
import VirtualMachine

extension CoreLibrary {
    @BuiltinList static var stringCharacters: [Builtin] {
        Builtin(
            """
            /// The number of characters.
            var count: Int { get }
            """
        ) { (text: String) in text.count }
        Builtin(
            """
            /// Whether there are no characters.
            var isEmpty: Bool { get }
            """
        ) { (text: String) in
            text.isEmpty
        }
        Builtin("var _characters: [Character] { get }") { (text: String) in Array(text) }
        Builtin(
            """
            /// The first character; nil if there is none.
            var first: Character? { get }
            """
        ) {
            (text: String) in text.first
        }
        Builtin(
            """
            /// The last character; nil if there is none.
            var last: Character? { get }
            """
        ) {
            (text: String) in text.last
        }
        Builtin(
            """
            /// The bytes in UTF-8.
            var utf8: [UInt8] { get }
            """
        ) { (text: String) in Array(text.utf8) }
        Builtin("func _character(_ offset: Int) -> Character") { (text: String, offset: Int) in
            guard offset >= 0,
                let index = text.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex),
                index < text.endIndex
            else {
                throw Failure(
                    id: "index-out-of-range",
                    "character \(offset) is out of range: the text has \(text.count) characters")
            }
            return text[index]
        }
        Builtin("func _part(_ start: Int, _ end: Int) -> String") {
            (text: String, start: Int, end: Int) in
            let count = text.count
            guard start >= 0, start <= end, end <= count else {
                throw Failure(
                    id: "index-out-of-range",
                    "characters \(start)..<\(end) are out of range: the text has \(count)"
                )
            }
            return String(text.dropFirst(start).prefix(end - start))
        }
        Builtin(
            source: """
                func makeIterator() -> StringIterator {
                    StringIterator(_characters: _characters, _position: 0)
                }
                var startIndex: StringIndex { StringIndex(_offset: 0) }
                var endIndex: StringIndex { StringIndex(_offset: count) }
                subscript(position: StringIndex) -> Character { _character(position._offset) }
                subscript(bounds: Range<StringIndex>) -> String {
                    _part(bounds.lowerBound._offset, bounds.upperBound._offset)
                }
                subscript(bounds: ClosedRange<StringIndex>) -> String {
                    _part(bounds.lowerBound._offset, bounds.upperBound._offset + 1)
                }
                subscript(bounds: PartialRangeFrom<StringIndex>) -> String {
                    _part(bounds.lowerBound._offset, count)
                }
                subscript(bounds: PartialRangeUpTo<StringIndex>) -> String {
                    _part(0, bounds.upperBound._offset)
                }
                subscript(bounds: PartialRangeThrough<StringIndex>) -> String {
                    _part(0, bounds.upperBound._offset + 1)
                }
                func index(after i: StringIndex) -> StringIndex {
                    StringIndex(_offset: i._offset + 1)
                }
                func index(before i: StringIndex) -> StringIndex {
                    StringIndex(_offset: i._offset - 1)
                }
                func index(_ i: StringIndex, offsetBy distance: Int) -> StringIndex {
                    StringIndex(_offset: i._offset + distance)
                }
                func distance(from start: StringIndex, to end: StringIndex) -> Int {
                    end._offset - start._offset
                }
                /// The place of the first character that equals `element`.
                func firstIndex(of element: Character) -> StringIndex? {
                    if let offset = _characters.firstIndex(of: element) {
                        return StringIndex(_offset: offset)
                    }
                    return nil
                }
                var description: String { self }
                var debugDescription: String { String(reflecting: self) }
                /// Removes and returns the last character; there must be one.
                @discardableResult mutating func removeLast() -> Character {
                    let removed = _character(count - 1)
                    self = _part(0, count - 1)
                    return removed
                }
                /// Removes and returns the first character; there must be one.
                @discardableResult mutating func removeFirst() -> Character {
                    let removed = _character(0)
                    self = _part(1, count)
                    return removed
                }
                /// Removes the last `k` characters.
                mutating func removeLast(_ k: Int) { self = _part(0, count - k) }
                /// Removes the first `k` characters.
                mutating func removeFirst(_ k: Int) { self = _part(k, count) }
                /// Removes all characters.
                mutating func removeAll() { self = "" }
                """)
        Builtin(
            """
            /// The first characters, at most `maxLength` of them.
            func prefix(_ maxLength: Int) -> String
            """
        ) {
            (text: String, length: Int) in String(text.prefix(max(0, length)))
        }
        Builtin(
            """
            /// The last characters, at most `maxLength` of them.
            func suffix(_ maxLength: Int) -> String
            """
        ) {
            (text: String, length: Int) in String(text.suffix(max(0, length)))
        }
        Builtin(
            """
            /// All but the first `k` characters.
            func dropFirst(_ k: Int = 1) -> String
            """
        ) {
            (text: String, count: Int) in String(text.dropFirst(max(0, count)))
        }
        Builtin(
            """
            /// All but the last `k` characters.
            func dropLast(_ k: Int = 1) -> String
            """
        ) {
            (text: String, count: Int) in String(text.dropLast(max(0, count)))
        }
        Builtin(
            source: """
                /// The characters for which a condition holds.
                func filter(_ isIncluded: (Character) throws -> Bool) rethrows -> String {
                    var result = ""
                    for character in self {
                        if try isIncluded(character) { result.append(character) }
                    }
                    return result
                }
                """)
    }
}
