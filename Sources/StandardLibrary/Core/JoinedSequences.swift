import VirtualMachine

extension CoreLibrary {
    /// Sequences of sequences, one inner sequence after the other.
    static let joinedSequences = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The elements of all sequences of a sequence.
                    struct FlattenSequence<Base: Sequence>: Sequence where Base.Element: Sequence {
                        typealias Element = Base.Element.Element
                        typealias Iterator = FlattenIterator<Base>
                        let _base: Base
                        func makeIterator() -> FlattenIterator<Base> {
                            FlattenIterator(_base: _base.makeIterator(), _inner: nil)
                        }
                    }

                    /// Walks over the elements of all sequences of a sequence.
                    struct FlattenIterator<Base: Sequence>: IteratorProtocol
                    where Base.Element: Sequence {
                        typealias Element = Base.Element.Element
                        var _base: Base.Iterator
                        var _inner: Base.Element.Iterator?
                        mutating func next() -> Base.Element.Element? {
                            while true {
                                if let element = _inner?.next() { return element }
                                guard let sequence = _base.next() else { return nil }
                                _inner = sequence.makeIterator()
                            }
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// A place in a collection of collections.
                    struct FlattenIndex<Base: Collection>: Comparable
                    where Base.Element: Collection {
                        let _outer: Base.Index
                        let _inner: Base.Element.Index?
                        static func == (lhs: FlattenIndex<Base>, rhs: FlattenIndex<Base>) -> Bool {
                            lhs._outer == rhs._outer && lhs._inner == rhs._inner
                        }
                        static func < (lhs: FlattenIndex<Base>, rhs: FlattenIndex<Base>) -> Bool {
                            if lhs._outer != rhs._outer { return lhs._outer < rhs._outer }
                            if let left = lhs._inner {
                                if let right = rhs._inner { return left < right }
                            }
                            return false
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension FlattenSequence: Collection
                    where Base: Collection, Base.Element: Collection {
                        typealias Index = FlattenIndex<Base>
                        typealias SubSequence = Slice<FlattenSequence<Base>>
                        typealias Indices = DefaultIndices<FlattenSequence<Base>>
                        var startIndex: FlattenIndex<Base> { _first(from: _base.startIndex) }
                        var endIndex: FlattenIndex<Base> {
                            FlattenIndex(_outer: _base.endIndex, _inner: nil)
                        }
                        func _first(from start: Base.Index) -> FlattenIndex<Base> {
                            var outer = start
                            while outer != _base.endIndex {
                                let inner = _base[outer]
                                if !inner.isEmpty {
                                    return FlattenIndex(_outer: outer, _inner: inner.startIndex)
                                }
                                outer = _base.index(after: outer)
                            }
                            return endIndex
                        }
                        func index(after i: FlattenIndex<Base>) -> FlattenIndex<Base> {
                            guard let place = i._inner else { return i }
                            let inner = _base[i._outer]
                            let next = inner.index(after: place)
                            if next == inner.endIndex {
                                return _first(from: _base.index(after: i._outer))
                            }
                            return FlattenIndex(_outer: i._outer, _inner: next)
                        }
                        subscript(position: FlattenIndex<Base>) -> Base.Element.Element {
                            guard let place = position._inner else {
                                preconditionFailure("the end of a collection is no element")
                            }
                            return _base[position._outer][place]
                        }
                    }
                    """)
            Builtin(
                source: """
                    extension FlattenSequence: BidirectionalCollection
                    where Base: BidirectionalCollection, Base.Element: BidirectionalCollection {
                        func index(before i: FlattenIndex<Base>) -> FlattenIndex<Base> {
                            if let place = i._inner {
                                let inner = _base[i._outer]
                                if place != inner.startIndex {
                                    return FlattenIndex(
                                        _outer: i._outer, _inner: inner.index(before: place))
                                }
                            }
                            var outer = _base.index(before: i._outer)
                            while _base[outer].isEmpty { outer = _base.index(before: outer) }
                            let inner = _base[outer]
                            return FlattenIndex(
                                _outer: outer, _inner: inner.index(before: inner.endIndex))
                        }
                    }
                    """)
            Builtin(
                source: """
                    /// The elements of all sequences of a sequence, with a separator between them.
                    struct JoinedSequence<Base: Sequence>: Sequence where Base.Element: Sequence {
                        typealias Element = Base.Element.Element
                        typealias Iterator = JoinedIterator<Base>
                        let _base: Base
                        let _separator: [Base.Element.Element]
                        func makeIterator() -> JoinedIterator<Base> {
                            JoinedIterator(
                                _base: _base.makeIterator(), _separator: _separator, _inner: nil,
                                _pending: nil, _place: 0)
                        }
                    }

                    /// Walks over all sequences of a sequence, and a separator between them.
                    struct JoinedIterator<Base: Sequence>: IteratorProtocol
                    where Base.Element: Sequence {
                        typealias Element = Base.Element.Element
                        var _base: Base.Iterator
                        let _separator: [Base.Element.Element]
                        var _inner: Base.Element.Iterator?
                        /// What follows the separator that is being given.
                        var _pending: Base.Element.Iterator?
                        var _place: Int
                        mutating func next() -> Base.Element.Element? {
                            while true {
                                if _pending != nil {
                                    if _place < _separator.count {
                                        _place += 1
                                        return _separator[_place - 1]
                                    }
                                    _inner = _pending
                                    _pending = nil
                                }
                                if let element = _inner?.next() { return element }
                                guard let sequence = _base.next() else { return nil }
                                if _inner == nil {
                                    _inner = sequence.makeIterator()
                                } else {
                                    _pending = sequence.makeIterator()
                                    _place = 0
                                }
                            }
                        }
                    }
                    """)
        },
        LibraryGroup("extension Sequence where Element: Sequence") {
            Builtin(
                source: """
                    /// The elements of all sequences, one after the other.
                    func joined() -> FlattenSequence<Self> { FlattenSequence(_base: self) }
                    /// The elements of all sequences, with a separator between them.
                    func joined<Separator: Sequence>(separator: Separator) -> JoinedSequence<Self>
                    where Separator.Element == Element.Element {
                        JoinedSequence(_base: self, _separator: Array(separator))
                    }
                    """)
        },
    ]
}
