import VirtualMachine

extension CoreLibrary {
    /// Pieces of collections, which keep the collection's indices.
    static let collectionSlices = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A stretch of a collection, with the collection's indices.
                    struct Slice<Base: Collection>: Collection {
                        typealias Element = Base.Element
                        typealias Index = Base.Index
                        typealias SubSequence = Slice<Base>
                        typealias Indices = DefaultIndices<Slice<Base>>
                        typealias Iterator = IndexingIterator<Slice<Base>>
                        let _startIndex: Base.Index
                        let _endIndex: Base.Index
                        var _base: Base
                        var startIndex: Base.Index { _startIndex }
                        var endIndex: Base.Index { _endIndex }
                        init(base: Base, bounds: Range<Base.Index>) {
                            _startIndex = bounds.lowerBound
                            _endIndex = bounds.upperBound
                            _base = base
                        }
                        /// The collection that this is a part of.
                        var base: Base { _base }
                        subscript(position: Base.Index) -> Base.Element {
                            precondition(
                                position >= startIndex && position < endIndex,
                                "the index lies outside the slice")
                            return _base[position]
                        }
                        subscript(bounds: Range<Base.Index>) -> Slice<Base> {
                            precondition(
                                bounds.lowerBound >= startIndex && bounds.upperBound <= endIndex,
                                "the range lies outside the slice")
                            return Slice(base: _base, bounds: bounds)
                        }
                        func index(after i: Base.Index) -> Base.Index { _base.index(after: i) }
                    }
                    """)
            Builtin(
                source: """
                    extension Slice: BidirectionalCollection where Base: BidirectionalCollection {
                        func index(before i: Base.Index) -> Base.Index { _base.index(before: i) }
                    }
                    """)
            Builtin(
                source: """
                    extension Slice: RandomAccessCollection where Base: RandomAccessCollection {}
                    """)
        },
        LibraryGroup("extension Collection") {
            Builtin(
                source: """
                    subscript(bounds: Range<Index>) -> Slice<Self> {
                        precondition(
                            bounds.lowerBound >= startIndex && bounds.upperBound <= endIndex,
                            "the range lies outside the collection")
                        return Slice(base: self, bounds: bounds)
                    }
                    """)
            Builtin(
                source: """
                    /// The elements at a range of indices.
                    subscript<R: RangeExpression>(bounds: R) -> SubSequence
                    where R.Bound == Index {
                        self[bounds.relative(to: self)]
                    }
                    """)
            firstAndLast
            conditional
            splitting
        },
        LibraryGroup("extension Collection where Element: Equatable") {
            Builtin(
                source: """
                    /// The stretches between elements that equal `separator`.
                    func split(
                        separator: Element, maxSplits: Int = Int.max,
                        omittingEmptySubsequences: Bool = true
                    ) -> [SubSequence] {
                        split(
                            maxSplits: maxSplits,
                            omittingEmptySubsequences: omittingEmptySubsequences,
                            whereSeparator: { $0 == separator })
                    }
                    """)
        },
        LibraryGroup("extension Collection where SubSequence == Self") {
            Builtin(
                source: """
                    /// Removes and returns the first element; nil if there is none.
                    mutating func popFirst() -> Element? {
                        if isEmpty { return nil }
                        return removeFirst()
                    }
                    /// Removes and returns the first element; there must be one.
                    @discardableResult mutating func removeFirst() -> Element {
                        precondition(!isEmpty, "there is no first element to remove")
                        let element = self[startIndex]
                        self = self[index(after: startIndex)..<endIndex]
                        return element
                    }
                    /// Removes the first `k` elements.
                    mutating func removeFirst(_ k: Int) {
                        self = self[index(startIndex, offsetBy: k)..<endIndex]
                    }
                    """)
        },
        LibraryGroup("extension BidirectionalCollection where SubSequence == Self") {
            Builtin(
                source: """
                    /// Removes and returns the last element; nil if there is none.
                    mutating func popLast() -> Element? {
                        if isEmpty { return nil }
                        return removeLast()
                    }
                    /// Removes and returns the last element; there must be one.
                    @discardableResult mutating func removeLast() -> Element {
                        precondition(!isEmpty, "there is no last element to remove")
                        let before = index(before: endIndex)
                        let element = self[before]
                        self = self[startIndex..<before]
                        return element
                    }
                    /// Removes the last `k` elements.
                    mutating func removeLast(_ k: Int) {
                        self = self[startIndex..<index(endIndex, offsetBy: -k)]
                    }
                    """)
        },
    ]

    @BuiltinList private static var firstAndLast: [Builtin] {
        Builtin(
            source: """
                /// The first elements, at most `maxLength` of them.
                func prefix(_ maxLength: Int) -> SubSequence {
                    precondition(
                        maxLength >= 0, "prefix needs a length of 0 or more, not \\(maxLength)")
                    let end = index(startIndex, offsetBy: maxLength, limitedBy: endIndex) ?? endIndex
                    return self[startIndex..<end]
                }
                /// The elements before an index.
                func prefix(upTo end: Index) -> SubSequence { self[startIndex..<end] }
                /// The elements up to an index.
                func prefix(through position: Index) -> SubSequence {
                    self[startIndex..<index(after: position)]
                }
                """)
        Builtin(
            source: """
                /// The last elements, at most `maxLength` of them.
                func suffix(_ maxLength: Int) -> SubSequence {
                    precondition(
                        maxLength >= 0, "suffix needs a length of 0 or more, not \\(maxLength)")
                    let amount = count
                    return self[
                        index(startIndex, offsetBy: amount > maxLength ? amount - maxLength : 0)
                            ..< endIndex]
                }
                /// The elements from an index on.
                func suffix(from start: Index) -> SubSequence { self[start..<endIndex] }
                """)
        Builtin(
            source: """
                /// All but the first `k` elements.
                func dropFirst(_ k: Int = 1) -> SubSequence {
                    precondition(k >= 0, "dropFirst needs a number of 0 or more, not \\(k)")
                    let start = index(startIndex, offsetBy: k, limitedBy: endIndex) ?? endIndex
                    return self[start..<endIndex]
                }
                """)
        Builtin(
            source: """
                /// All but the last `k` elements.
                func dropLast(_ k: Int = 1) -> SubSequence {
                    precondition(k >= 0, "dropLast needs a number of 0 or more, not \\(k)")
                    let amount = count
                    return self[
                        startIndex ..< index(startIndex, offsetBy: amount > k ? amount - k : 0)]
                }
                """)
    }

    @BuiltinList private static var conditional: [Builtin] {
        Builtin(
            source: """
                /// The elements before the first for which a condition does not hold.
                func prefix(while predicate: (Element) throws -> Bool) rethrows -> SubSequence {
                    var end = startIndex
                    while try end != endIndex && predicate(self[end]) { end = index(after: end) }
                    return self[startIndex..<end]
                }
                /// The elements from the first on for which a condition does not hold.
                func drop(while predicate: (Element) throws -> Bool) rethrows -> SubSequence {
                    var start = startIndex
                    while try start != endIndex && predicate(self[start]) {
                        start = index(after: start)
                    }
                    return self[start..<endIndex]
                }
                """)
    }

    @BuiltinList private static var splitting: [Builtin] {
        Builtin(
            source: """
                /// The stretches between elements for which a condition holds.
                func split(
                    maxSplits: Int = Int.max, omittingEmptySubsequences: Bool = true,
                    whereSeparator isSeparator: (Element) throws -> Bool
                ) rethrows -> [SubSequence] {
                    precondition(maxSplits >= 0, "split needs zero or more splits")
                    var result: [SubSequence] = []
                    var start = startIndex
                    var index = start
                    let end = endIndex
                    while index != end && result.count < maxSplits {
                        if try isSeparator(self[index]) {
                            if start != index || !omittingEmptySubsequences {
                                result.append(self[start..<index])
                            }
                            start = self.index(after: index)
                        }
                        index = self.index(after: index)
                    }
                    if start != end || !omittingEmptySubsequences {
                        result.append(self[start..<end])
                    }
                    return result
                }
                """)
    }
}
