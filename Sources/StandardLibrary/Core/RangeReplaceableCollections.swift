import VirtualMachine

extension CoreLibrary {
    /// Collections that grow and shrink, by `replaceSubrange` alone. `Array` has faster ones.
    static let rangeReplaceableCollections = [
        LibraryGroup("extension RangeReplaceableCollection") {
            Builtin(
                source: """
                    /// A collection of the elements of a sequence.
                    init<S: Sequence>(_ elements: S) where S.Element == Element {
                        self.init()
                        for element in elements { append(element) }
                    }
                    /// A collection of one value, repeated.
                    init(repeating repeatedValue: Element, count: Int) {
                        self.init()
                        for _ in 0..<count { append(repeatedValue) }
                    }
                    """)
            Builtin(
                source: """
                    mutating func append(_ newElement: Element) {
                        replaceSubrange(endIndex..<endIndex, with: [newElement])
                    }
                    /// Adds the elements of a sequence at the end.
                    mutating func append<S: Sequence>(contentsOf newElements: S)
                    where S.Element == Element {
                        for element in newElements { append(element) }
                    }
                    /// Puts an element before the one at index `i`.
                    mutating func insert(_ newElement: Element, at i: Index) {
                        replaceSubrange(i..<i, with: [newElement])
                    }
                    /// Puts the elements of a collection before the one at index `i`.
                    mutating func insert<C: Collection>(contentsOf newElements: C, at i: Index)
                    where C.Element == Element {
                        replaceSubrange(i..<i, with: newElements)
                    }
                    """)
            Builtin(
                source: """
                    /// Replaces the elements at a range of indices.
                    mutating func replaceSubrange<R: RangeExpression, C: Collection>(
                        _ subrange: R, with newElements: C
                    ) where R.Bound == Index, C.Element == Element {
                        replaceSubrange(subrange.relative(to: self), with: newElements)
                    }
                    /// Removes the elements at a range of indices.
                    mutating func removeSubrange(_ bounds: Range<Index>) {
                        let nothing: [Element] = []
                        replaceSubrange(bounds, with: nothing)
                    }
                    mutating func removeSubrange<R: RangeExpression>(_ bounds: R)
                    where R.Bound == Index {
                        removeSubrange(bounds.relative(to: self))
                    }
                    """)
            Builtin(
                source: """
                    /// Removes and returns the element at an index.
                    @discardableResult mutating func remove(at i: Index) -> Element {
                        precondition(!isEmpty, "there is no element to remove")
                        let element = self[i]
                        removeSubrange(i..<index(after: i))
                        return element
                    }
                    /// Removes and returns the first element; there must be one.
                    @discardableResult mutating func removeFirst() -> Element {
                        precondition(!isEmpty, "there is no first element to remove")
                        return remove(at: startIndex)
                    }
                    /// Removes the first `k` elements.
                    mutating func removeFirst(_ k: Int) {
                        precondition(
                            k >= 0 && k <= count, "there are not \\(k) elements to remove")
                        removeSubrange(startIndex..<index(startIndex, offsetBy: k))
                    }
                    /// Removes all elements.
                    mutating func removeAll(keepingCapacity keepCapacity: Bool = false) {
                        self = Self()
                    }
                    /// Removes the elements for which a condition holds.
                    mutating func removeAll(where shouldBeRemoved: (Element) throws -> Bool)
                        rethrows
                    {
                        var kept = Self()
                        for element in self {
                            if !(try shouldBeRemoved(element)) { kept.append(element) }
                        }
                        self = kept
                    }
                    /// Makes room for more elements.
                    mutating func reserveCapacity(_ n: Int) {}
                    """)
            Builtin(
                source: """
                    /// The elements for which a condition holds.
                    func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> Self {
                        var result = Self()
                        for element in self {
                            if try isIncluded(element) { result.append(element) }
                        }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    static func + <S: Sequence>(lhs: Self, rhs: S) -> Self
                    where S.Element == Element {
                        var result = lhs
                        result.append(contentsOf: rhs)
                        return result
                    }
                    static func + <Other: Sequence>(lhs: Other, rhs: Self) -> Self
                    where Other.Element == Element {
                        var result = Self()
                        for element in lhs { result.append(element) }
                        for element in rhs { result.append(element) }
                        return result
                    }
                    static func += <S: Sequence>(lhs: inout Self, rhs: S)
                    where S.Element == Element {
                        lhs.append(contentsOf: rhs)
                    }
                    """)
        },
        LibraryGroup(
            "extension RangeReplaceableCollection where Self: BidirectionalCollection"
        ) {
            Builtin(
                source: """
                    /// Removes and returns the last element; there must be one.
                    @discardableResult mutating func removeLast() -> Element {
                        precondition(!isEmpty, "there is no last element to remove")
                        return remove(at: index(before: endIndex))
                    }
                    /// Removes the last `k` elements.
                    mutating func removeLast(_ k: Int) {
                        precondition(
                            k >= 0 && k <= count, "there are not \\(k) elements to remove")
                        removeSubrange(index(endIndex, offsetBy: -k)..<endIndex)
                    }
                    /// Removes and returns the last element; nil if there is none.
                    mutating func popLast() -> Element? {
                        if isEmpty { return nil }
                        return remove(at: index(before: endIndex))
                    }
                    """)
        },
    ]
}
