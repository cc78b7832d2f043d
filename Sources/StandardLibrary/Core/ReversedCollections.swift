import VirtualMachine

extension CoreLibrary {
    /// Collections seen from their end.
    static let reversedCollections = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A place in a reversed collection: the one before `base`.
                    struct ReversedIndex<Base: BidirectionalCollection>: Comparable {
                        /// The place in the collection behind the one this stands for.
                        let base: Base.Index
                        init(_ base: Base.Index) { self.base = base }
                        static func == (lhs: ReversedIndex<Base>, rhs: ReversedIndex<Base>) -> Bool {
                            lhs.base == rhs.base
                        }
                        static func < (lhs: ReversedIndex<Base>, rhs: ReversedIndex<Base>) -> Bool {
                            lhs.base > rhs.base
                        }
                    }

                    /// A collection's elements in reverse order.
                    struct ReversedCollection<Base: BidirectionalCollection>:
                        BidirectionalCollection
                    {
                        typealias Element = Base.Element
                        typealias Index = ReversedIndex<Base>
                        typealias SubSequence = Slice<ReversedCollection<Base>>
                        typealias Indices = DefaultIndices<ReversedCollection<Base>>
                        typealias Iterator = ReversedIterator<Base>
                        let _base: Base
                        func makeIterator() -> ReversedIterator<Base> {
                            ReversedIterator(_base: _base, _position: _base.endIndex)
                        }
                        var startIndex: ReversedIndex<Base> { ReversedIndex(_base.endIndex) }
                        var endIndex: ReversedIndex<Base> { ReversedIndex(_base.startIndex) }
                        var count: Int { _base.count }
                        subscript(position: ReversedIndex<Base>) -> Base.Element {
                            _base[_base.index(before: position.base)]
                        }
                        func index(after i: ReversedIndex<Base>) -> ReversedIndex<Base> {
                            ReversedIndex(_base.index(before: i.base))
                        }
                        func index(before i: ReversedIndex<Base>) -> ReversedIndex<Base> {
                            ReversedIndex(_base.index(after: i.base))
                        }
                        func index(_ i: ReversedIndex<Base>, offsetBy distance: Int)
                            -> ReversedIndex<Base>
                        {
                            ReversedIndex(_base.index(i.base, offsetBy: -distance))
                        }
                        func distance(
                            from start: ReversedIndex<Base>, to end: ReversedIndex<Base>
                        ) -> Int {
                            _base.distance(from: end.base, to: start.base)
                        }
                        /// The elements in their original order.
                        func reversed() -> Base { _base }
                    }

                    /// Walks over a collection from its end.
                    struct ReversedIterator<Base: BidirectionalCollection>: IteratorProtocol {
                        typealias Element = Base.Element
                        let _base: Base
                        var _position: Base.Index
                        mutating func next() -> Base.Element? {
                            if _position == _base.startIndex { return nil }
                            _position = _base.index(before: _position)
                            return _base[_position]
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension ReversedCollection: RandomAccessCollection
                    where Base: RandomAccessCollection {}
                    """)
        },
        LibraryGroup("extension BidirectionalCollection") {
            Builtin(
                source: """
                    /// The elements in reverse order.
                    func reversed() -> ReversedCollection<Self> { ReversedCollection(_base: self) }
                    """)
        },
    ]
}
