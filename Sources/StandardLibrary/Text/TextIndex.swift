import Diagnostics
import VirtualMachine

/// A place in a text as programs hold it, in one word: twice the offset in UTF-8, plus one for the
/// second half of a pair in UTF-16.
///
/// Swift's own index also remembers what it knew of the text it came from. A program may use an
/// index with another text, so natives make Swift's index anew, from a checked offset.
struct TextIndex: MachineValue {
    static var slotCount: Int { 1 }
    static var typeName: String { "String.Index" }
    let word: Int

    init(word: Int) { self.word = word }

    /// The place of a scalar, by its offset in UTF-8.
    init(offset: Int) { word = offset * 2 }

    init(_ index: String.Index, in text: String) {
        let offset = text.utf8.distance(from: text.startIndex, to: index)
        let isSecondHalf = index != text.utf8.index(text.startIndex, offsetBy: offset)
        word = offset * 2 + (isSecondHalf ? 1 : 0)
    }

    init(_ index: String.Index, in text: Substring) { self.init(index, in: text.base) }

    var offset: Int { word >> 1 }

    static func type(in machine: Machine) -> TypePointer { Int.type(in: machine) }
    static func load(from slots: Slots, in machine: Machine) -> TextIndex {
        TextIndex(word: Int(truncatingIfNeeded: slots[0]))
    }
    func store(to slots: Slots, in machine: Machine) {
        slots[0] = UInt64(truncatingIfNeeded: word)
    }

    /// Swift's index for a place in `text` or at its end.
    func boundary(in text: Substring) throws -> String.Index {
        let base = text.base
        guard word >= 0, offset <= base.utf8.count else { throw outOfRange(text) }
        var index = base.utf8.index(base.startIndex, offsetBy: offset)
        if word & 1 == 1, index < base.endIndex { index = base.utf16.index(after: index) }
        guard index >= text.startIndex, index <= text.endIndex else { throw outOfRange(text) }
        return index
    }

    /// Swift's index for a place in `text`, before its end.
    func element(in text: Substring) throws -> String.Index {
        let index = try boundary(in: text)
        guard index < text.endIndex else { throw outOfRange(text) }
        return index
    }

    private func outOfRange(_ text: Substring) -> Failure {
        let what = text.isEmpty ? "the empty text" : "a text of \(text.count) characters"
        let end = text.base.utf8.distance(from: text.base.startIndex, to: text.endIndex)
        return Failure(
            id: "index-out-of-range",
            offset == end
                ? "the end index of \(what) is not the place of a character"
                : "the index at byte \(offset) is out of range in \(what)",
            hint: "indices belong to the text they were made from; endIndex is one past the last")
    }
}

/// A range of places as natives take it: its two bounds.
struct TextRange: MachineValue {
    static var slotCount: Int { 2 }
    static var typeName: String { "Range<String.Index>" }
    let lower: TextIndex
    let upper: TextIndex

    init(_ range: Range<String.Index>, in text: String) {
        lower = TextIndex(range.lowerBound, in: text)
        upper = TextIndex(range.upperBound, in: text)
    }

    private init(_ lower: TextIndex, _ upper: TextIndex) {
        self.lower = lower
        self.upper = upper
    }

    static func type(in machine: Machine) -> TypePointer { Int.type(in: machine) }
    static func load(from slots: Slots, in machine: Machine) -> TextRange {
        TextRange(
            .load(from: slots, in: machine), .load(from: slots + 1, in: machine))
    }
    func store(to slots: Slots, in machine: Machine) {
        lower.store(to: slots, in: machine)
        upper.store(to: slots + 1, in: machine)
    }

    /// Swift's range in `text`.
    func bounds(in text: Substring) throws -> Range<String.Index> {
        let lower = try lower.boundary(in: text)
        let upper = try upper.boundary(in: text)
        guard lower <= upper else {
            throw Failure(
                id: "invalid-range", "the range of the text ends before it begins")
        }
        return lower..<upper
    }
}

extension Builtin {
    /// A member of `StringProtocol`, which takes a `String` or a `Substring`.
    ///
    /// Natives in a protocol's extension get the number of the conforming type first; text knows
    /// by itself which it is.
    init<each Argument: MachineValue, Result: MachineValue>(
        text declaration: String, types: Int = 1, file: String = #filePath, line: Int = #line,
        _ body: @escaping @Sendable (repeat each Argument) throws -> Result
    ) {
        self.init(raw: declaration, file: file, line: line) { call in
            for _ in 0..<types { _ = call.word() }
            let arguments = (repeat try call.argument((each Argument).self))
            try call.setResult(try body(repeat each arguments))
        }
    }
}
