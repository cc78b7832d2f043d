import Diagnostics
import VirtualMachine

/// Text that changes in place.
extension CoreLibrary {
    static let stringChanges = ["String", "Substring"].map { type in
        LibraryGroup("extension \(type)") {
            Builtin(
                raw: """
                    mutating func _replace(_ range: Range<String.Index>, _ text: \(type))
                    """
            ) { call in
                let slot = call.address()
                let range: TextRange = try call.argument()
                let new: Substring = try call.argument()
                try change(slot, &call) { text in
                    text.replaceSubrange(try range.bounds(in: text[...]), with: new)
                } substring: { text in
                    text.replaceSubrange(try range.bounds(in: text), with: new)
                }
            }
            Builtin(
                raw: """
                    /// Removes and returns the character at a place.
                    @discardableResult mutating func remove(at i: String.Index) -> Character
                    """
            ) { call in
                let slot = call.address()
                let index: TextIndex = try call.argument()
                var removed: Character = " "
                try change(slot, &call) { text in
                    removed = text.remove(at: try index.element(in: text[...]))
                } substring: { text in
                    removed = text.remove(at: try index.element(in: text))
                }
                try call.setResult(removed)
            }
            Builtin(
                raw: """
                    mutating func _removeEnd(_ count: Int, _ isFront: Bool) -> Character?
                    """
            ) { call in
                let slot = call.address()
                let (count, isFront): (Int, Bool) = (try call.argument(), try call.argument())
                var removed: Character?
                try change(slot, &call) { text in
                    removed = try removeEnd(&text, count, isFront) { text, kept in
                        if isFront {
                            text.removeSubrange(..<kept.lowerBound)
                        } else {
                            text.removeSubrange(kept.upperBound...)
                        }
                    }
                } substring: { text in
                    // A shorter part of the same text, whose indices stay.
                    removed = try removeEnd(&text, count, isFront) { $0 = $0[$1] }
                }
                try call.setResult(removed)
            }
            Builtin(
                source: """
                    /// Adds the characters of a sequence at the end.
                    mutating func append<S: Sequence>(contentsOf newElements: S)
                    where S.Element == Character {
                        for character in newElements { append(character) }
                    }
                    /// Puts a character before a place.
                    mutating func insert(_ newElement: Character, at i: String.Index) {
                        _replace(i..<i, \(type)(newElement._string))
                    }
                    /// Puts characters before a place.
                    mutating func insert<S: Collection>(contentsOf newElements: S, at i: String.Index)
                    where S.Element == Character {
                        _replace(i..<i, \(type)(newElements))
                    }
                    /// Puts characters in the place of others.
                    mutating func replaceSubrange<C: Collection>(
                        _ subrange: Range<String.Index>, with newElements: C
                    ) where C.Element == Character {
                        _replace(subrange, \(type)(newElements))
                    }
                    """)
            for (range, bounds) in partialRanges {
                Builtin(
                    source: """
                        /// Puts characters in the place of others.
                        mutating func replaceSubrange<C: Collection>(
                            _ subrange: \(range)<String.Index>, with newElements: C
                        ) where C.Element == Character {
                            _replace(\(bounds("subrange")), \(type)(newElements))
                        }
                        /// Removes the characters of a range.
                        mutating func removeSubrange(_ bounds: \(range)<String.Index>) {
                            _replace(\(bounds("bounds")), "")
                        }
                        """)
            }
            Builtin(
                source: """
                    /// Removes the characters of a range.
                    mutating func removeSubrange(_ bounds: Range<String.Index>) {
                        _replace(bounds, "")
                    }
                    /// Removes and returns the last character; there must be one.
                    @discardableResult mutating func removeLast() -> Character {
                        _removeEnd(1, false)!
                    }
                    /// Removes and returns the first character; there must be one.
                    @discardableResult mutating func removeFirst() -> Character {
                        _removeEnd(1, true)!
                    }
                    /// Removes the last `k` characters.
                    mutating func removeLast(_ k: Int) { _ = _removeEnd(k, false) }
                    /// Removes the first `k` characters.
                    mutating func removeFirst(_ k: Int) { _ = _removeEnd(k, true) }
                    /// Removes and returns the last character; nil if there is none.
                    mutating func popLast() -> Character? {
                        isEmpty ? nil : _removeEnd(1, false)
                    }
                    /// Removes all characters.
                    mutating func removeAll(keepingCapacity keepCapacity: Bool = false) {
                        self = ""
                    }
                    /// Removes the characters for which a condition holds.
                    mutating func removeAll(where shouldBeRemoved: (Character) throws -> Bool)
                        rethrows
                    {
                        var kept = ""
                        for character in self {
                            if try !shouldBeRemoved(character) { kept.append(character) }
                        }
                        self = \(type)(kept)
                    }
                    """)
            Builtin(
                source: """
                    /// Adds text, as `print(to:)` does.
                    mutating func write(_ string: String) { append(\(type)(string)) }
                    /// Prepares for a text of `n` bytes.
                    mutating func reserveCapacity(_ n: Int) {}
                    /// Makes the bytes of the text lie side by side, as they always do.
                    mutating func makeContiguousUTF8() {}
                    """)
            Builtin(
                source: """
                    /// The text with each `target` replaced.
                    func replacing<S: StringProtocol, R: StringProtocol>(
                        _ target: S, with replacement: R,
                        maxReplacements: Int = 9_223_372_036_854_775_807
                    ) -> \(type) {
                        \(type)(
                            _replacing(
                                target._substring, replacement._substring, maxReplacements))
                    }
                    /// Replaces each `target`.
                    mutating func replace<S: StringProtocol, R: StringProtocol>(
                        _ target: S, with replacement: R,
                        maxReplacements: Int = 9_223_372_036_854_775_807
                    ) {
                        self = \(type)(
                            _replacing(
                                target._substring, replacement._substring, maxReplacements))
                    }
                    """)
            if type == "Substring" {
                Builtin(raw: "mutating func append(_ c: Character)") { call in
                    try appendText(to: call.address(), call.argument(String.self), &call)
                }
                Builtin(
                    source: """
                        /// Adds text at the end.
                        mutating func append<S: StringProtocol>(_ other: S) {
                            _replace(endIndex..<endIndex, other._substring)
                        }
                        static func += <S: StringProtocol>(lhs: inout Substring, rhs: S) {
                            lhs._replace(lhs.endIndex..<lhs.endIndex, rhs._substring)
                        }
                        /// Removes and returns the first character; nil if there is none.
                        mutating func popFirst() -> Character? {
                            isEmpty ? nil : _removeEnd(1, true)
                        }
                        """)
            } else {
                Builtin(raw: "mutating func append(contentsOf newElements: String)") { call in
                    try appendText(to: call.address(), call.argument(String.self), &call)
                }
                Builtin(raw: "mutating func append(contentsOf newElements: Substring)") { call in
                    try appendText(to: call.address(), call.argument(Substring.self), &call)
                }
            }
        }
    }

    /// Ranges other than `Range` as code that makes one of them.
    private static let partialRanges: [(String, @Sendable (String) -> String)] = [
        ("ClosedRange", { "\($0).lowerBound..<index(after: \($0).upperBound)" }),
        ("PartialRangeFrom", { "\($0).lowerBound..<endIndex" }),
        ("PartialRangeUpTo", { "startIndex..<\($0).upperBound" }),
        ("PartialRangeThrough", { "startIndex..<index(after: \($0).upperBound)" }),
    ]

    /// Appends a `String`'s or `Character`'s object to a `String`, in place where it has no other owner.
    static func append(to slot: Slots, _ other: Object, _ call: inout NativeCall) throws {
        let bytes = other.string.pointee.utf8.count
        try checkGrowth(of: Object(slot[0]), by: bytes, in: call.machine)
        guard call.machine.heap.makeUnique(slot) else { throw outOfMemory("a string") }
        Object(slot[0]).string.pointee.append(other.string.pointee)
    }

    /// Throws where there is no memory for what a text becomes. A text's room doubles as it grows, so a
    /// long one is looked at when its size passes a power of two.
    private static func checkGrowth(
        of text: Object, by bytes: Int, in machine: Machine
    ) throws {
        let old =
            text.type.pointee.kind == .substring
            ? text.substring.pointee.utf8.count : text.string.pointee.utf8.count
        let new = old + bytes
        let doubles = new >= 1 << 20 && old.leadingZeroBitCount != new.leadingZeroBitCount
        guard !doubles || machine.heap.hasRoom(for: new * 2) else {
            throw outOfMemory("a string of \(new) bytes")
        }
    }

    /// Appends in place where the text has no other owner.
    static func appendText(
        to slot: Slots, _ text: some StringProtocol, _ call: inout NativeCall
    ) throws {
        try checkGrowth(of: Object(slot[0]), by: text.utf8.count, in: call.machine)
        try change(slot, &call) {
            $0.append(contentsOf: text)
        } substring: {
            $0.append(contentsOf: text)
        }
    }

    /// Changes the text in a slot, which becomes that slot's own.
    private static func change(
        _ slot: Slots, _ call: inout NativeCall, string: (inout String) throws -> Void,
        substring: (inout Substring) throws -> Void
    ) throws {
        guard call.machine.heap.makeUnique(slot) else { throw outOfMemory("a string") }
        let object = Object(slot[0])
        if object.type.pointee.kind == .substring {
            try substring(&object.substring.pointee)
        } else {
            try string(&object.string.pointee)
        }
    }

    /// Removes characters at one end and returns the outermost of them.
    /// - Parameter keep: leaves of the text what lies in a range.
    private static func removeEnd<Text: BidirectionalCollection<Character>>(
        _ text: inout Text, _ count: Int, _ isFront: Bool,
        keep: (inout Text, Range<Text.Index>) -> Void
    ) throws -> Character? {
        let inner =
            isFront
            ? text.index(text.startIndex, offsetBy: max(count, 0), limitedBy: text.endIndex)
            : text.index(text.endIndex, offsetBy: -max(count, 0), limitedBy: text.startIndex)
        guard count >= 0, let inner else {
            throw Failure(
                id: text.isEmpty ? "empty-collection" : "index-out-of-range",
                text.isEmpty
                    ? "there is no character to remove: the text is empty"
                    : "\(count) characters cannot be removed from a text of \(text.count)",
                hint: isFront ? nil : "popLast() gives nil instead")
        }
        let removed = isFront ? text.first : text.last
        keep(&text, isFront ? inner..<text.endIndex : text.startIndex..<inner)
        return removed
    }
}
