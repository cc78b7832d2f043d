import VirtualMachine

extension CoreLibrary {
    static let ranges = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The values from a lower bound up to, without, an upper bound: `0..<10`.
                    @frozen
                    struct Range<Bound: Comparable>: Hashable, CustomStringConvertible,
                        CustomDebugStringConvertible
                    {
                        let lowerBound: Bound
                        let upperBound: Bound
                    }
                    """)
            Builtin(
                source: """
                    /// The values from a lower to an upper bound, both included: `1...10`.
                    @frozen
                    struct ClosedRange<Bound: Comparable>: Hashable, CustomStringConvertible,
                        CustomDebugStringConvertible
                    {
                        let lowerBound: Bound
                        let upperBound: Bound
                    }
                    """)
            Builtin(
                source: """
                    /// All values from a lower bound on: `2...`.
                    @frozen struct PartialRangeFrom<Bound: Comparable> {
                        let lowerBound: Bound
                    }

                    /// All values up to, without, an upper bound: `..<2`.
                    @frozen struct PartialRangeUpTo<Bound: Comparable> {
                        let upperBound: Bound
                    }

                    /// All values up to an upper bound: `...2`.
                    @frozen struct PartialRangeThrough<Bound: Comparable> {
                        let upperBound: Bound
                    }
                    """)
            Builtin(
                source: """
                    /// Walks over a range of what can be counted through.
                    struct RangeIterator<Element: Strideable>: IteratorProtocol
                    where Element.Stride: SignedInteger {
                        var _next: Element
                        let _end: Element
                        mutating func next() -> Element? {
                            if _next < _end {
                                let value = _next
                                _next = _next._next()
                                return value
                            }
                            return nil
                        }
                    }

                    /// Walks over such a range and its upper bound.
                    struct ClosedRangeIterator<Element: Strideable>: IteratorProtocol
                    where Element.Stride: SignedInteger {
                        var _next: Element
                        let _last: Element
                        var _isDone: Bool
                        mutating func next() -> Element? {
                            if _isDone { return nil }
                            let value = _next
                            if value == _last { _isDone = true } else { _next = value._next() }
                            return value
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// Walks up from a value without end.
                    struct PartialRangeIterator<Element: Strideable>: IteratorProtocol
                    where Element.Stride: SignedInteger {
                        var _next: Element
                        mutating func next() -> Element? {
                            let value = _next
                            _next = _next._next()
                            return value
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension PartialRangeFrom: Sequence
                    where Bound: Strideable, Bound.Stride: SignedInteger {
                        typealias Element = Bound
                        typealias Iterator = PartialRangeIterator<Bound>
                        func makeIterator() -> PartialRangeIterator<Bound> {
                            PartialRangeIterator(_next: lowerBound)
                        }
                    }
                    """)
        },
        LibraryGroup("extension Comparable") {
            Builtin(
                source: """
                    /// The range from one value up to, without, another.
                    static func ..< (minimum: Self, maximum: Self) -> Range<Self> {
                        precondition(
                            minimum <= maximum,
                            "a range cannot end before it begins: \\(minimum)..<\\(maximum)")
                        return Range(lowerBound: minimum, upperBound: maximum)
                    }
                    /// The range from one value to another, both included.
                    static func ... (minimum: Self, maximum: Self) -> ClosedRange<Self> {
                        precondition(
                            minimum <= maximum,
                            "a range cannot end before it begins: \\(minimum)...\\(maximum)")
                        return ClosedRange(lowerBound: minimum, upperBound: maximum)
                    }
                    /// All values from this one on.
                    static postfix func ... (minimum: Self) -> PartialRangeFrom<Self> {
                        PartialRangeFrom(lowerBound: minimum)
                    }
                    /// All values up to, without, this one.
                    static prefix func ..< (maximum: Self) -> PartialRangeUpTo<Self> {
                        PartialRangeUpTo(upperBound: maximum)
                    }
                    /// All values up to this one.
                    static prefix func ... (maximum: Self) -> PartialRangeThrough<Self> {
                        PartialRangeThrough(upperBound: maximum)
                    }
                    """)
        },
        rangeMembers(
            "Range", symbol: "..<", contains: "element >= lowerBound && element < upperBound",
            isEmpty: "lowerBound == upperBound"),
        rangeMembers(
            "ClosedRange", symbol: "...",
            contains: "element >= lowerBound && element <= upperBound", isEmpty: "false"),
        LibraryGroup("extension PartialRangeFrom") {
            Builtin(
                source: """
                    /// Whether a value lies in the range.
                    func contains(_ element: Bound) -> Bool { element >= lowerBound }
                    static func ~= (pattern: PartialRangeFrom<Bound>, value: Bound) -> Bool {
                        pattern.contains(value)
                    }
                    """)
        },
        LibraryGroup("extension PartialRangeUpTo") {
            Builtin(
                source: """
                    /// Whether a value lies in the range.
                    func contains(_ element: Bound) -> Bool { element < upperBound }
                    static func ~= (pattern: PartialRangeUpTo<Bound>, value: Bound) -> Bool {
                        pattern.contains(value)
                    }
                    """)
        },
        LibraryGroup("extension PartialRangeThrough") {
            Builtin(
                source: """
                    /// Whether a value lies in the range.
                    func contains(_ element: Bound) -> Bool { element <= upperBound }
                    static func ~= (pattern: PartialRangeThrough<Bound>, value: Bound) -> Bool {
                        pattern.contains(value)
                    }
                    """)
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// Whether a value matches an expression in a `switch`.
                    func ~= <T: Equatable>(a: T, b: T) -> Bool { a == b }
                    """)
        },
    ]

    private static func rangeMembers(
        _ name: String, symbol: String, contains: String, isEmpty: String
    ) -> LibraryGroup {
        LibraryGroup("extension \(name)") {
            Builtin(
                source: """
                    /// Whether a value lies in the range.
                    func contains(_ element: Bound) -> Bool { \(contains) }
                    static func ~= (pattern: \(name)<Bound>, value: Bound) -> Bool {
                        pattern.contains(value)
                    }
                    /// Whether the range holds no value.
                    var isEmpty: Bool { \(isEmpty) }
                    /// The part of the range that lies within `limits`.
                    func clamped(to limits: \(name)<Bound>) -> \(name)<Bound> {
                        let lower = max(limits.lowerBound, min(lowerBound, limits.upperBound))
                        let upper = min(limits.upperBound, max(upperBound, limits.lowerBound))
                        return \(name)(lowerBound: lower, upperBound: upper)
                    }
                    /// Whether the ranges have a value in common.
                    func overlaps(_ other: \(name)<Bound>) -> Bool {
                        !isEmpty && !other.isEmpty
                            && (contains(other.lowerBound) || other.contains(lowerBound))
                    }
                    var description: String { "\\(lowerBound)\(symbol)\\(upperBound)" }
                    var debugDescription: String {
                        let lower = String(reflecting: lowerBound)
                        let upper = String(reflecting: upperBound)
                        return "\(name)(\\(lower)\(symbol)\\(upper))"
                    }
                    """)
        }
    }
}
