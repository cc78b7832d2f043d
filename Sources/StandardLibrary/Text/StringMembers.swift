import Diagnostics
import VirtualMachine

/// What `String` and `Substring` have in common.
extension CoreLibrary {
    static let stringProtocol = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Text: a `String` or a part of one.
                    protocol StringProtocol: BidirectionalCollection, Hashable, Comparable,
                        ExpressibleByStringLiteral, LosslessStringConvertible
                    {
                        typealias Element = Character
                        typealias Index = String.Index
                        typealias Iterator = StringIterator
                        typealias SubSequence = Substring
                        typealias Indices = DefaultIndices<Self>
                    }

                    /// What text can be written to: a `String`, or a type of your own.
                    protocol TextOutputStream {
                        /// Adds text.
                        mutating func write(_ string: String)
                    }

                    /// Walks over the characters of a text.
                    struct StringIterator: IteratorProtocol {
                        typealias Element = Character
                        let _text: String
                        var _offset: Int
                        let _end: Int
                    }
                    """)
        },
        LibraryGroup("extension StringIterator") {
            Builtin(
                raw: """
                    mutating func next() -> Character?
                    """
            ) { call in
                let iterator = call.address()
                call.slots[0] = nextCharacter(iterator, call.machine)
            }.shortened(as: "nextCharacter")
        },
        LibraryGroup("extension StringProtocol") {
            stringReading
            stringIndices
            stringParts
        },
    ]

    /// An array of a text's characters.
    private static func characters(of text: Substring, _ machine: Machine) throws -> Object {
        let type = Character.type(in: machine)
        let count = text.count
        let array = try machine.newArray(of: type, capacity: count)
        let isPlain =
            text.utf8.withContiguousStorageIfAvailable { bytes in
                guard AsciiText.isPlain(bytes) else { return false }
                for index in bytes.indices {
                    array.elementSlots[index] = machine.asciiCharacter(bytes[index]).slot
                }
                return true
            } ?? false
        if !isPlain {
            for (index, character) in text.enumerated() {
                array.elementSlots[index] = machine.newCharacter(character).slot
            }
        }
        array.arrayCount = count
        return array
    }

    /// Moves an iterator on and gives the character's object with one more owner; 0 at the end.
    private static func nextCharacter(_ iterator: Slots, _ machine: Machine) -> UInt64 {
        let text = Object(iterator[0]).string.pointee
        let offset = Int(truncatingIfNeeded: iterator[1])
        let end = Int(truncatingIfNeeded: iterator[2])
        guard offset < end else { return 0 }
        // A scalar of one byte stands alone unless the next one may join it.
        let ascii: UInt8? =
            text.utf8.withContiguousStorageIfAvailable { bytes in
                let byte = bytes[offset]
                guard byte < 0x80, byte != 0x0D, offset + 1 == end || bytes[offset + 1] < 0x80
                else { return nil }
                return byte
            } ?? nil
        if let ascii {
            iterator[1] = UInt64(offset + 1)
            return machine.asciiCharacter(ascii).slot
        }
        let index = text.utf8.index(text.startIndex, offsetBy: offset)
        let rest = text[index..<text.utf8.index(text.startIndex, offsetBy: end)]
        let next = rest.index(after: index)
        iterator[1] = UInt64(text.utf8.distance(from: text.startIndex, to: next))
        return machine.newCharacter(rest[index]).slot
    }

    @BuiltinList private static var stringReading: [Builtin] {
        Builtin(
            text: """
                /// The number of characters.
                var count: Int { get }
                """
        ) { (text: Substring) in text.count }.shortened(as: "textCount")
        Builtin(
            text: """
                /// Whether there are no characters.
                var isEmpty: Bool { get }
                """
        ) { (text: Substring) in text.isEmpty }.shortened(as: "textIsEmpty")
        Builtin(
            text: """
                /// The first character; nil if there is none.
                var first: Character? { get }
                """
        ) { (text: Substring) in text.first }
        Builtin(
            text: """
                /// The last character; nil if there is none.
                var last: Character? { get }
                """
        ) { (text: Substring) in text.last }
        Builtin(raw: "var _characters: [Character] { get }") { call in
            _ = call.word()
            let text: Substring = try call.argument()
            call.setResult(try characters(of: text, call.machine))
        }
        Builtin(text: "var _string: String { get }") { (text: Substring) in String(text) }
        Builtin(text: "var _substring: Substring { get }") { (text: Substring) in text }
        Builtin(text: "var _base: String { get }") { (text: Substring) in text.base }
        Builtin(text: "var _quoted: String { get }") { (text: Substring) in text.debugDescription }
        Builtin(
            source: """
                func makeIterator() -> StringIterator {
                    StringIterator(
                        _text: _base, _offset: startIndex._word / 2, _end: endIndex._word / 2)
                }
                var description: String { _string }
                /// The text in quotes, with escapes.
                var debugDescription: String { _quoted }
                """)
        Builtin(
            source: """
                static func == <RHS: StringProtocol>(lhs: Self, rhs: RHS) -> Bool {
                    lhs._substring._equals(rhs._substring)
                }
                static func != <RHS: StringProtocol>(lhs: Self, rhs: RHS) -> Bool {
                    !lhs._substring._equals(rhs._substring)
                }
                static func < <RHS: StringProtocol>(lhs: Self, rhs: RHS) -> Bool {
                    lhs._substring._precedes(rhs._substring)
                }
                static func > <RHS: StringProtocol>(lhs: Self, rhs: RHS) -> Bool {
                    rhs._substring._precedes(lhs._substring)
                }
                static func <= <RHS: StringProtocol>(lhs: Self, rhs: RHS) -> Bool {
                    !rhs._substring._precedes(lhs._substring)
                }
                static func >= <RHS: StringProtocol>(lhs: Self, rhs: RHS) -> Bool {
                    !lhs._substring._precedes(rhs._substring)
                }
                """)
        Builtin(text: "func _equals(_ other: Substring) -> Bool") {
            (text: Substring, other: Substring) in text == other
        }
        Builtin(text: "func _precedes(_ other: Substring) -> Bool") {
            (text: Substring, other: Substring) in text < other
        }
    }

    @BuiltinList private static var stringIndices: [Builtin] {
        Builtin(
            text: """
                /// The place of the first character.
                var startIndex: String.Index { get }
                """
        ) { (text: Substring) in TextIndex(text.startIndex, in: text) }
        Builtin(
            text: """
                /// The place after the last character.
                var endIndex: String.Index { get }
                """
        ) { (text: Substring) in TextIndex(text.endIndex, in: text) }
        Builtin(
            text: """
                /// The place after another.
                func index(after i: String.Index) -> String.Index
                """
        ) { (text: Substring, index: TextIndex) in
            TextIndex(text.index(after: try index.element(in: text)), in: text)
        }
        Builtin(
            text: """
                /// The place before another.
                func index(before i: String.Index) -> String.Index
                """
        ) { (text: Substring, index: TextIndex) in
            let place = try index.boundary(in: text)
            guard place > text.startIndex else {
                throw Failure(
                    id: "index-out-of-range", "there is no character before the start index")
            }
            return TextIndex(text.index(before: place), in: text)
        }
        Builtin(
            text: """
                /// The place some characters further on; further back for a negative distance.
                func index(_ i: String.Index, offsetBy distance: Int) -> String.Index
                """
        ) { (text: Substring, index: TextIndex, distance: Int) in
            let start = try index.boundary(in: text)
            let limit = distance < 0 ? text.startIndex : text.endIndex
            guard let found = text.index(start, offsetBy: distance, limitedBy: limit) else {
                throw Failure(
                    id: "index-out-of-range",
                    "\(distance) characters from there is outside the text of \(text.count)",
                    hint: "index(_:offsetBy:limitedBy:) gives nil instead")
            }
            return TextIndex(found, in: text)
        }
        Builtin(
            text: """
                /// The place some characters further on; nil if `limit` comes first.
                func index(_ i: String.Index, offsetBy distance: Int, limitedBy limit: String.Index)
                    -> String.Index?
                """
        ) { (text: Substring, index: TextIndex, distance: Int, limit: TextIndex) in
            let start = try index.boundary(in: text)
            let limit = try limit.boundary(in: text)
            // A limit on the other side is none; then the text's own end is.
            let isAhead = distance < 0 ? limit <= start : limit >= start
            let end = distance < 0 ? text.startIndex : text.endIndex
            let found = text.index(start, offsetBy: distance, limitedBy: isAhead ? limit : end)
            if found == nil, !isAhead {
                throw Failure(
                    id: "index-out-of-range",
                    "\(distance) characters from there is outside the text of \(text.count)")
            }
            return found.map { TextIndex($0, in: text) }
        }
        Builtin(
            text: """
                /// How many characters lie between two places.
                func distance(from start: String.Index, to end: String.Index) -> Int
                """
        ) { (text: Substring, start: TextIndex, end: TextIndex) in
            text.distance(from: try start.boundary(in: text), to: try end.boundary(in: text))
        }
        Builtin(text: "func _utf16Offset(_ index: String.Index) -> Int") {
            (text: Substring, index: TextIndex) in
            text.utf16.distance(from: text.startIndex, to: try index.boundary(in: text))
        }
        Builtin(text: "func _indexAtUTF16(_ offset: Int) -> String.Index") {
            (text: Substring, offset: Int) in
            let limit = offset < 0 ? text.startIndex : text.endIndex
            guard
                let index = text.utf16.index(text.startIndex, offsetBy: offset, limitedBy: limit)
            else {
                throw Failure(
                    id: "index-out-of-range",
                    "\(offset) is out of range: the text has \(text.utf16.count) UTF-16 units")
            }
            return TextIndex(index, in: text)
        }
        Builtin(
            text: """
                /// The place of the first character that equals `element`.
                func firstIndex(of element: Character) -> String.Index?
                """
        ) { (text: Substring, element: Character) in
            text.firstIndex(of: element).map { TextIndex($0, in: text) }
        }
        Builtin(
            text: """
                /// The place of the last character that equals `element`.
                func lastIndex(of element: Character) -> String.Index?
                """
        ) { (text: Substring, element: Character) in
            text.lastIndex(of: element).map { TextIndex($0, in: text) }
        }
        Builtin(text: "func _character(_ position: String.Index) -> Character") {
            (text: Substring, index: TextIndex) in text[try index.element(in: text)]
        }
        Builtin(text: "func _part(_ range: Range<String.Index>) -> Substring") {
            (text: Substring, range: TextRange) in text[try range.bounds(in: text)]
        }
        Builtin(
            source: """
                subscript(position: String.Index) -> Character { _character(position) }
                subscript(bounds: Range<String.Index>) -> Substring { _part(bounds) }
                subscript(bounds: ClosedRange<String.Index>) -> Substring {
                    _part(bounds.lowerBound..<index(after: bounds.upperBound))
                }
                subscript(bounds: PartialRangeFrom<String.Index>) -> Substring {
                    _part(bounds.lowerBound..<endIndex)
                }
                subscript(bounds: PartialRangeUpTo<String.Index>) -> Substring {
                    _part(startIndex..<bounds.upperBound)
                }
                subscript(bounds: PartialRangeThrough<String.Index>) -> Substring {
                    _part(startIndex..<index(after: bounds.upperBound))
                }
                """)
    }

    @BuiltinList private static var stringParts: [Builtin] {
        Builtin(
            text: """
                /// The first characters, at most `maxLength` of them.
                func prefix(_ maxLength: Int) -> Substring
                """
        ) { (text: Substring, length: Int) in text.prefix(try checked(length)) }
        Builtin(
            text: """
                /// The last characters, at most `maxLength` of them.
                func suffix(_ maxLength: Int) -> Substring
                """
        ) { (text: Substring, length: Int) in text.suffix(try checked(length)) }
        Builtin(
            text: """
                /// All but the first `k` characters.
                func dropFirst(_ k: Int = 1) -> Substring
                """
        ) { (text: Substring, count: Int) in text.dropFirst(try checked(count)) }
        Builtin(
            text: """
                /// All but the last `k` characters.
                func dropLast(_ k: Int = 1) -> Substring
                """
        ) { (text: Substring, count: Int) in text.dropLast(try checked(count)) }
        Builtin(
            source: """
                /// The characters up to, without, a place.
                func prefix(upTo end: String.Index) -> Substring { _part(startIndex..<end) }
                /// The characters up to the one at a place.
                func prefix(through position: String.Index) -> Substring {
                    _part(startIndex..<index(after: position))
                }
                /// The characters from a place on.
                func suffix(from start: String.Index) -> Substring { _part(start..<endIndex) }
                /// The characters before the first for which a condition does not hold.
                func prefix(while predicate: (Character) throws -> Bool) rethrows -> Substring {
                    var end = startIndex
                    for character in self {
                        if try !predicate(character) { break }
                        end = index(after: end)
                    }
                    return _part(startIndex..<end)
                }
                /// The characters from the first for which a condition does not hold.
                func drop(while predicate: (Character) throws -> Bool) rethrows -> Substring {
                    var start = startIndex
                    for character in self {
                        if try !predicate(character) { break }
                        start = index(after: start)
                    }
                    return _part(start..<endIndex)
                }
                """)
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

    private static func checked(_ count: Int) throws -> Int {
        guard count >= 0 else {
            throw Failure(
                id: "negative-count", "\(count) characters cannot be taken or left out")
        }
        return count
    }
}
