import VirtualMachine

extension CoreLibrary {
    static let sequences = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Gives the elements of a sequence one after the other.
                    protocol IteratorProtocol<Element> {
                        associatedtype Element
                        /// The next element, or nil at the end.
                        mutating func next() -> Element?
                    }

                    /// Elements that can be walked over with `for`.
                    protocol Sequence<Element> {
                        associatedtype Element
                        associatedtype Iterator: IteratorProtocol where Iterator.Element == Element
                        /// An iterator that begins at the first element.
                        func makeIterator() -> Iterator
                        /// How many elements there are at least, as far as that is known for free.
                        var underestimatedCount: Int { get }
                    }
                    """)
        },
        LibraryGroup("extension Sequence") {
            Builtin(source: "var underestimatedCount: Int { 0 }")
        },
        LibraryGroup("extension Sequence where Self: IteratorProtocol") {
            Builtin(
                source: """
                    /// A sequence that is its own iterator.
                    func makeIterator() -> Self { self }
                    """)
        },
        zipped, enumerations, repetitions, unfolding,
    ]

    private static let zipped = LibraryGroup {
        Builtin(
            source: """
                /// Pairs of the elements of two sequences.
                struct Zip2Sequence<Sequence1: Sequence, Sequence2: Sequence>: Sequence {
                    typealias Element = (Sequence1.Element, Sequence2.Element)
                    typealias Iterator = Zip2Iterator<Sequence1, Sequence2>
                    let _sequence1: Sequence1
                    let _sequence2: Sequence2
                    func makeIterator() -> Zip2Iterator<Sequence1, Sequence2> {
                        Zip2Iterator(
                            _first: _sequence1.makeIterator(), _second: _sequence2.makeIterator())
                    }
                    var underestimatedCount: Int {
                        let first = _sequence1.underestimatedCount
                        let second = _sequence2.underestimatedCount
                        return second < first ? second : first
                    }
                }

                /// Walks over two sequences at once, as far as the shorter goes.
                struct Zip2Iterator<First: Sequence, Second: Sequence>: IteratorProtocol {
                    typealias Element = (First.Element, Second.Element)
                    var _first: First.Iterator
                    var _second: Second.Iterator
                    var _isDone = false
                    mutating func next() -> (First.Element, Second.Element)? {
                        if _isDone { return nil }
                        if let a = _first.next() {
                            if let b = _second.next() { return (a, b) }
                        }
                        _isDone = true
                        return nil
                    }
                }

                /// Pairs of the elements of two sequences, as many as the shorter has.
                func zip<Sequence1: Sequence, Sequence2: Sequence>(
                    _ sequence1: Sequence1, _ sequence2: Sequence2
                ) -> Zip2Sequence<Sequence1, Sequence2> {
                    Zip2Sequence(_sequence1: sequence1, _sequence2: sequence2)
                }
                """)
    }

    private static let enumerations = LibraryGroup {
        Builtin(
            source: """
                /// Elements with their numbers, counted from 0.
                struct EnumeratedSequence<Base: Sequence>: Sequence {
                    typealias Element = (offset: Int, element: Base.Element)
                    typealias Iterator = EnumeratedIterator<Base>
                    let _base: Base
                    func makeIterator() -> EnumeratedIterator<Base> {
                        EnumeratedIterator(_base: _base.makeIterator(), _offset: 0)
                    }
                    var underestimatedCount: Int { _base.underestimatedCount }
                }

                /// Counts while it walks.
                struct EnumeratedIterator<Base: Sequence>: IteratorProtocol {
                    typealias Element = (offset: Int, element: Base.Element)
                    var _base: Base.Iterator
                    var _offset: Int
                    mutating func next() -> (offset: Int, element: Base.Element)? {
                        if let value = _base.next() {
                            let result = (offset: _offset, element: value)
                            _offset += 1
                            return result
                        }
                        return nil
                    }
                }

                /// A place in an enumerated collection.
                struct EnumeratedIndex<Base: Collection>: Comparable {
                    let _base: Base.Index
                    let _offset: Int
                    static func == (lhs: EnumeratedIndex<Base>, rhs: EnumeratedIndex<Base>) -> Bool {
                        lhs._base == rhs._base
                    }
                    static func < (lhs: EnumeratedIndex<Base>, rhs: EnumeratedIndex<Base>) -> Bool {
                        lhs._base < rhs._base
                    }
                }
                """)
        Builtin(
            source: """
                extension EnumeratedSequence: Collection where Base: Collection {
                    typealias Index = EnumeratedIndex<Base>
                    typealias SubSequence = Slice<EnumeratedSequence<Base>>
                    typealias Indices = DefaultIndices<EnumeratedSequence<Base>>
                    var startIndex: EnumeratedIndex<Base> {
                        EnumeratedIndex(_base: _base.startIndex, _offset: 0)
                    }
                    var endIndex: EnumeratedIndex<Base> {
                        EnumeratedIndex(_base: _base.endIndex, _offset: _base.count)
                    }
                    var count: Int { _base.count }
                    func index(after i: EnumeratedIndex<Base>) -> EnumeratedIndex<Base> {
                        EnumeratedIndex(_base: _base.index(after: i._base), _offset: i._offset + 1)
                    }
                    subscript(position: EnumeratedIndex<Base>) -> (
                        offset: Int, element: Base.Element
                    ) {
                        (offset: position._offset, element: _base[position._base])
                    }
                }
                """)
        Builtin(
            source: """
                extension EnumeratedSequence: BidirectionalCollection
                where Base: BidirectionalCollection {
                    func index(before i: EnumeratedIndex<Base>) -> EnumeratedIndex<Base> {
                        EnumeratedIndex(_base: _base.index(before: i._base), _offset: i._offset - 1)
                    }
                }
                """)
    }

    private static let repetitions = LibraryGroup {
        Builtin(
            source: """
                /// The same value again and again.
                struct Repeated<Element>: RandomAccessCollection {
                    typealias Index = Int
                    typealias Indices = Range<Int>
                    typealias SubSequence = Slice<Repeated<Element>>
                    typealias Iterator = IndexingIterator<Repeated<Element>>
                    let count: Int
                    /// The value.
                    let repeatedValue: Element
                    var startIndex: Int { 0 }
                    var endIndex: Int { count }
                    subscript(position: Int) -> Element {
                        if position < 0 || position >= count { _failIndex(position, 0, count) }
                        return repeatedValue
                    }
                }

                /// The same value again and again.
                func repeatElement<T>(_ element: T, count n: Int) -> Repeated<T> {
                    precondition(n >= 0, "a value cannot be repeated \\(n) times")
                    return Repeated(count: n, repeatedValue: element)
                }

                /// A collection with a single element.
                struct CollectionOfOne<Element>: RandomAccessCollection {
                    typealias Index = Int
                    typealias Indices = Range<Int>
                    typealias SubSequence = Slice<CollectionOfOne<Element>>
                    typealias Iterator = IndexingIterator<CollectionOfOne<Element>>
                    var _element: Element
                    init(_ element: Element) { _element = element }
                    var startIndex: Int { 0 }
                    var endIndex: Int { 1 }
                    subscript(position: Int) -> Element {
                        if position != 0 { _failIndex(position, 0, 1) }
                        return _element
                    }
                }

                /// A collection without elements.
                struct EmptyCollection<Element>: RandomAccessCollection {
                    typealias Index = Int
                    typealias Indices = Range<Int>
                    typealias SubSequence = Slice<EmptyCollection<Element>>
                    typealias Iterator = IndexingIterator<EmptyCollection<Element>>
                    init() {}
                    var startIndex: Int { 0 }
                    var endIndex: Int { 0 }
                    subscript(position: Int) -> Element {
                        let nothing: [Element] = []
                        return nothing[position]
                    }
                }
                """)
    }

    private static let unfolding = LibraryGroup {
        Builtin(
            source: """
                /// A sequence whose elements a function makes from a state.
                struct UnfoldSequence<Element, State>: Sequence, IteratorProtocol {
                    typealias Iterator = UnfoldSequence<Element, State>
                    var _state: State
                    let _next: (inout State) -> Element?
                    var _isDone = false
                    init(_state: State, _next: @escaping (inout State) -> Element?) {
                        self._state = _state
                        self._next = _next
                    }
                    func makeIterator() -> UnfoldSequence<Element, State> { self }
                    mutating func next() -> Element? {
                        if _isDone { return nil }
                        if let element = _next(&_state) { return element }
                        _isDone = true
                        return nil
                    }
                }

                /// A sequence made by applying a function again and again, until it gives nil.
                func sequence<T>(first: T, next: @escaping (T) -> T?)
                    -> UnfoldSequence<T, (T?, Bool)>
                {
                    let start: (T?, Bool) = (first, true)
                    return UnfoldSequence(
                        _state: start,
                        _next: { (state: inout (T?, Bool)) -> T? in
                            if state.1 {
                                state.1 = false
                                return state.0
                            }
                            if let last = state.0 {
                                state.0 = next(last)
                                return state.0
                            }
                            return nil
                        })
                }

                /// A sequence made by a function that changes a state, until it gives nil.
                func sequence<T, State>(
                    state: State, next: @escaping (inout State) -> T?
                ) -> UnfoldSequence<T, State> {
                    UnfoldSequence(_state: state, _next: next)
                }
                """)
    }
}
