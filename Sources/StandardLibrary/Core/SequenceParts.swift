import VirtualMachine

extension CoreLibrary {
    /// Beginnings and ends of sequences that are no collections: walked over once.
    static let sequenceParts = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The first elements of a sequence.
                    struct PrefixSequence<Base: Sequence>: Sequence {
                        typealias Element = Base.Element
                        typealias Iterator = PrefixIterator<Base>
                        let _base: Base
                        let _maxLength: Int
                        func makeIterator() -> PrefixIterator<Base> {
                            PrefixIterator(_base: _base.makeIterator(), _remaining: _maxLength)
                        }
                        func prefix(_ maxLength: Int) -> PrefixSequence<Base> {
                            PrefixSequence(
                                _base: _base,
                                _maxLength: maxLength < _maxLength ? maxLength : _maxLength)
                        }
                    }

                    /// Walks over the first elements of a sequence.
                    struct PrefixIterator<Base: Sequence>: IteratorProtocol {
                        typealias Element = Base.Element
                        var _base: Base.Iterator
                        var _remaining: Int
                        mutating func next() -> Base.Element? {
                            if _remaining == 0 { return nil }
                            _remaining -= 1
                            return _base.next()
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// The elements of a sequence behind the first ones.
                    struct DropFirstSequence<Base: Sequence>: Sequence {
                        typealias Element = Base.Element
                        typealias Iterator = Base.Iterator
                        let _base: Base
                        let _limit: Int
                        func makeIterator() -> Base.Iterator {
                            var iterator = _base.makeIterator()
                            var dropped = 0
                            while dropped < _limit {
                                if iterator.next() == nil { break }
                                dropped += 1
                            }
                            return iterator
                        }
                        func dropFirst(_ k: Int = 1) -> DropFirstSequence<Base> {
                            DropFirstSequence(_base: _base, _limit: _limit + k)
                        }
                    }

                    /// The elements of a sequence from the first on for which a condition does not
                    /// hold.
                    struct DropWhileSequence<Base: Sequence>: Sequence, IteratorProtocol {
                        typealias Element = Base.Element
                        typealias Iterator = DropWhileSequence<Base>
                        var _iterator: Base.Iterator
                        var _first: Base.Element?
                        func makeIterator() -> DropWhileSequence<Base> { self }
                        mutating func next() -> Base.Element? {
                            if let first = _first {
                                _first = nil
                                return first
                            }
                            return _iterator.next()
                        }
                    }
                    """)
        },
        LibraryGroup("extension Sequence") {
            Builtin(
                source: """
                    /// The first elements, at most `maxLength` of them.
                    func prefix(_ maxLength: Int) -> PrefixSequence<Self> {
                        precondition(
                            maxLength >= 0, "prefix needs a length of 0 or more, not \\(maxLength)")
                        return PrefixSequence(_base: self, _maxLength: maxLength)
                    }
                    /// All but the first `k` elements.
                    func dropFirst(_ k: Int = 1) -> DropFirstSequence<Self> {
                        precondition(k >= 0, "dropFirst needs a number of 0 or more, not \\(k)")
                        return DropFirstSequence(_base: self, _limit: k)
                    }
                    """)
            Builtin(
                source: """
                    /// The last elements, at most `maxLength` of them.
                    func suffix(_ maxLength: Int) -> [Element] {
                        Array(Array(self).suffix(maxLength))
                    }
                    /// All but the last `k` elements.
                    func dropLast(_ k: Int = 1) -> [Element] { Array(Array(self).dropLast(k)) }
                    """)
            Builtin(
                source: """
                    /// The elements before the first for which a condition does not hold.
                    func prefix(while predicate: (Element) throws -> Bool) rethrows -> [Element] {
                        var result: [Element] = []
                        for element in self {
                            if !(try predicate(element)) { break }
                            result.append(element)
                        }
                        return result
                    }
                    /// The elements from the first on for which a condition does not hold.
                    func drop(while predicate: (Element) throws -> Bool) rethrows
                        -> DropWhileSequence<Self>
                    {
                        var iterator = makeIterator()
                        while let element = iterator.next() {
                            if !(try predicate(element)) {
                                return DropWhileSequence(_iterator: iterator, _first: element)
                            }
                        }
                        return DropWhileSequence(_iterator: iterator, _first: nil)
                    }
                    """)
            Builtin(
                source: """
                    /// The stretches between elements for which a condition holds.
                    func split(
                        maxSplits: Int = Int.max, omittingEmptySubsequences: Bool = true,
                        whereSeparator isSeparator: (Element) throws -> Bool
                    ) rethrows -> [ArraySlice<Element>] {
                        try Array(self).split(
                            maxSplits: maxSplits,
                            omittingEmptySubsequences: omittingEmptySubsequences,
                            whereSeparator: isSeparator)
                    }
                    """)
        },
        LibraryGroup("extension Sequence where Element: Equatable") {
            Builtin(
                source: """
                    /// The stretches between elements that equal `separator`.
                    func split(
                        separator: Element, maxSplits: Int = Int.max,
                        omittingEmptySubsequences: Bool = true
                    ) -> [ArraySlice<Element>] {
                        Array(self).split(
                            separator: separator, maxSplits: maxSplits,
                            omittingEmptySubsequences: omittingEmptySubsequences)
                    }
                    """)
        },
    ]
}
