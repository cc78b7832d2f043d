import VirtualMachine

extension CoreLibrary {
    /// Ranges of what can be counted through as collections, and ranges that cut pieces out of collections.
    static let rangeCollections = [
        LibraryGroup {
            Builtin(
                source: """
                    extension Range: RandomAccessCollection
                    where Bound: Strideable, Bound.Stride: SignedInteger {
                        typealias Element = Bound
                        typealias Index = Bound
                        typealias Indices = Range<Bound>
                        typealias SubSequence = Range<Bound>
                        typealias Iterator = RangeIterator<Bound>
                        func makeIterator() -> RangeIterator<Bound> {
                            RangeIterator(_next: lowerBound, _end: upperBound)
                        }
                        var startIndex: Bound { lowerBound }
                        var endIndex: Bound { upperBound }
                        var count: Int { lowerBound._distance(to: upperBound) }
                        var first: Bound? { isEmpty ? nil : lowerBound }
                        var last: Bound? { isEmpty ? nil : upperBound._previous() }
                        var indices: Range<Bound> { self }
                        subscript(position: Bound) -> Bound {
                            precondition(
                                contains(position), "\\(position) lies outside the range \\(self)")
                            return position
                        }
                        subscript(bounds: Range<Bound>) -> Range<Bound> {
                            precondition(
                                bounds.lowerBound >= lowerBound && bounds.upperBound <= upperBound,
                                "\\(bounds) lies outside the range \\(self)")
                            return bounds
                        }
                        func index(after i: Bound) -> Bound { i._next() }
                        func index(before i: Bound) -> Bound { i._previous() }
                        func index(_ i: Bound, offsetBy distance: Int) -> Bound {
                            i._advanced(by: distance)
                        }
                        func index(_ i: Bound, offsetBy distance: Int, limitedBy limit: Bound)
                            -> Bound?
                        {
                            let room = i._distance(to: limit)
                            if distance > 0 ? room >= 0 && room < distance : room <= 0 && distance < room {
                                return nil
                            }
                            return i._advanced(by: distance)
                        }
                        func distance(from start: Bound, to end: Bound) -> Int {
                            start._distance(to: end)
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// A place in a closed range: a value, or the end.
                    struct ClosedRangeIndex<Bound: Comparable>: Comparable {
                        let _value: Bound
                        let _isPastEnd: Bool
                        static func == (lhs: ClosedRangeIndex<Bound>, rhs: ClosedRangeIndex<Bound>)
                            -> Bool
                        {
                            lhs._value == rhs._value && lhs._isPastEnd == rhs._isPastEnd
                        }
                        static func < (lhs: ClosedRangeIndex<Bound>, rhs: ClosedRangeIndex<Bound>)
                            -> Bool
                        {
                            lhs._value < rhs._value || !lhs._isPastEnd && rhs._isPastEnd
                        }
                    }

                    extension ClosedRangeIndex: Hashable where Bound: Hashable {}
                    """)
            Builtin(
                source: """
                    extension ClosedRange: RandomAccessCollection
                    where Bound: Strideable, Bound.Stride: SignedInteger {
                        typealias Element = Bound
                        typealias Index = ClosedRangeIndex<Bound>
                        typealias Indices = DefaultIndices<ClosedRange<Bound>>
                        typealias SubSequence = Slice<ClosedRange<Bound>>
                        typealias Iterator = ClosedRangeIterator<Bound>
                        func makeIterator() -> ClosedRangeIterator<Bound> {
                            ClosedRangeIterator(
                                _next: lowerBound, _last: upperBound, _isDone: false)
                        }
                        var count: Int { lowerBound._distance(to: upperBound) + 1 }
                        var first: Bound? { lowerBound }
                        var last: Bound? { upperBound }
                        var startIndex: ClosedRangeIndex<Bound> {
                            ClosedRangeIndex(_value: lowerBound, _isPastEnd: false)
                        }
                        var endIndex: ClosedRangeIndex<Bound> {
                            ClosedRangeIndex(_value: upperBound, _isPastEnd: true)
                        }
                        subscript(position: ClosedRangeIndex<Bound>) -> Bound {
                            precondition(!position._isPastEnd, "the end of a range is no element")
                            return position._value
                        }
                        func index(after i: ClosedRangeIndex<Bound>) -> ClosedRangeIndex<Bound> {
                            i._value == upperBound
                                ? endIndex : ClosedRangeIndex(
                                    _value: i._value._next(), _isPastEnd: false)
                        }
                        func index(before i: ClosedRangeIndex<Bound>) -> ClosedRangeIndex<Bound> {
                            ClosedRangeIndex(
                                _value: i._isPastEnd ? upperBound : i._value._previous(),
                                _isPastEnd: false)
                        }
                        func index(_ i: ClosedRangeIndex<Bound>, offsetBy distance: Int)
                            -> ClosedRangeIndex<Bound>
                        {
                            let place = self.distance(from: startIndex, to: i) + distance
                            precondition(
                                place >= 0 && place <= count, "the index lies outside the range")
                            return place == count
                                ? endIndex
                                : ClosedRangeIndex(
                                    _value: lowerBound._advanced(by: place), _isPastEnd: false)
                        }
                        func distance(
                            from start: ClosedRangeIndex<Bound>, to end: ClosedRangeIndex<Bound>
                        ) -> Int {
                            start._value._distance(to: end._value) + (end._isPastEnd ? 1 : 0)
                                - (start._isPastEnd ? 1 : 0)
                        }
                    }
                    """)
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// Ranges of indices, which cut pieces out of collections.
                    protocol RangeExpression {
                        associatedtype Bound: Comparable
                        /// The range that this means in a collection.
                        func relative<C: Collection>(to collection: C) -> Range<Bound>
                        where C.Index == Bound
                        /// Whether a value lies in the range.
                        func contains(_ element: Bound) -> Bool
                    }
                    """)
            for (name, lower, upper) in [
                ("Range", "lowerBound", "upperBound"),
                ("ClosedRange", "lowerBound", "collection.index(after: upperBound)"),
                ("PartialRangeFrom", "lowerBound", "collection.endIndex"),
                ("PartialRangeUpTo", "collection.startIndex", "upperBound"),
                (
                    "PartialRangeThrough", "collection.startIndex",
                    "collection.index(after: upperBound)"
                ),
            ] {
                Builtin(
                    source: """
                        extension \(name): RangeExpression {
                            func relative<C: Collection>(to collection: C) -> Range<Bound>
                            where C.Index == Bound {
                                \(lower)..<\(upper)
                            }
                        }
                        """)
            }
        },
        LibraryGroup("extension Range where Bound: Strideable, Bound.Stride: SignedInteger") {
            Builtin(
                source: """
                    /// The same values as a half-open range.
                    init(_ other: ClosedRange<Bound>) {
                        self.init(lowerBound: other.lowerBound, upperBound: other.upperBound._next())
                    }
                    """)
        },
        LibraryGroup("extension ClosedRange where Bound: Strideable, Bound.Stride: SignedInteger") {
            Builtin(
                source: """
                    /// The same values as a closed range; there must be some.
                    init(_ other: Range<Bound>) {
                        precondition(!other.isEmpty, "an empty range has no last value")
                        self.init(lowerBound: other.lowerBound, upperBound: other.upperBound._previous())
                    }
                    """)
        },
    ]
}
