import VirtualMachine

extension CoreLibrary {
    /// `lazy`: transformations that happen when an element is asked for.
    static let lazySequences = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A sequence whose `map` and `filter` wait until their results are asked for.
                    protocol LazySequenceProtocol: Sequence {
                        associatedtype Elements: Sequence where Elements.Element == Element
                        /// The same elements, without laziness.
                        var elements: Elements { get }
                    }

                    /// A collection whose `map` and `filter` wait until their results are asked for.
                    protocol LazyCollectionProtocol: LazySequenceProtocol, Collection {}

                    /// A sequence seen lazily.
                    struct LazySequence<Base: Sequence>: LazySequenceProtocol {
                        typealias Element = Base.Element
                        typealias Elements = Base
                        typealias Iterator = Base.Iterator
                        let _base: Base
                        var elements: Base { _base }
                        func makeIterator() -> Base.Iterator { _base.makeIterator() }
                        var underestimatedCount: Int { _base.underestimatedCount }
                    }
                    """)
            forwardingCollection("LazySequence", element: "_base[position]")
            forwardingBidirectional("LazySequence")
            mapped
            filtered
            wrappers
            lazyCuts
        },
        LibraryGroup("extension Sequence") {
            Builtin(
                source: """
                    /// The same elements; `map`, `filter` and the like do their work when an
                    /// element is asked for.
                    var lazy: LazySequence<Self> { LazySequence(_base: self) }
                    """)
        },
        LibraryGroup("extension LazySequenceProtocol") {
            Builtin(
                source: """
                    var lazy: Self { self }
                    /// The results of a function on each element, computed when asked for.
                    func map<U>(_ transform: @escaping (Element) -> U)
                        -> LazyMapSequence<Elements, U>
                    {
                        LazyMapSequence(_base: elements, _transform: transform)
                    }
                    /// The elements for which a condition holds, looked for when asked for.
                    func filter(_ isIncluded: @escaping (Element) -> Bool)
                        -> LazyFilterSequence<Elements>
                    {
                        LazyFilterSequence(_base: elements, _predicate: isIncluded)
                    }
                    /// The results of a function on each element that are not nil, computed when
                    /// asked for.
                    func compactMap<U>(_ transform: @escaping (Element) -> U?)
                        -> LazyMapSequence<LazyFilterSequence<LazyMapSequence<Elements, U?>>, U>
                    {
                        map(transform).filter { $0 != nil }.map { $0! }
                    }
                    /// The elements of the results of a function on each element, computed when
                    /// asked for.
                    func flatMap<S: Sequence>(_ transform: @escaping (Element) -> S)
                        -> LazySequence<FlattenSequence<LazyMapSequence<Elements, S>>>
                    {
                        LazySequence(_base: FlattenSequence(_base: map(transform)))
                    }
                    """)
        },
        lazyCutting(of: "LazySequenceProtocol"),
        // Once more, for `Collection` has its own.
        lazyCutting(of: "LazyCollectionProtocol"),
    ]

    private static func lazyCutting(of type: String) -> LibraryGroup {
        LibraryGroup("extension \(type)") {
            Builtin(
                source: """
                    /// The elements before the first for which a condition does not hold.
                    func prefix(while predicate: @escaping (Element) -> Bool)
                        -> LazyPrefixWhileSequence<Elements>
                    {
                        LazyPrefixWhileSequence(_base: elements, _predicate: predicate)
                    }
                    /// The elements from the first on for which a condition does not hold.
                    func drop(while predicate: @escaping (Element) -> Bool)
                        -> LazyDropWhileSequence<Elements>
                    {
                        LazyDropWhileSequence(_base: elements, _predicate: predicate)
                    }
                    """)
        }
    }

    /// A wrapper of one base with the base's indices.
    private static func forwardingCollection(_ type: String, element: String) -> Builtin {
        let isMap = type == "LazyMapSequence"
        let name = type + (isMap ? "<Base, Element>" : "<Base>")
        let result = isMap ? "Element" : "Base.Element"
        return Builtin(
            source: """
                extension \(type): LazyCollectionProtocol where Base: Collection {
                    typealias Index = Base.Index
                    typealias SubSequence = \(isMap ? "LazyMapSequence<Base.SubSequence, Element>" : "Slice<\(name)>")
                    typealias Indices = Base.Indices
                    var startIndex: Base.Index { _base.startIndex }
                    var endIndex: Base.Index { _base.endIndex }
                    var count: Int { _base.count }
                    var indices: Base.Indices { _base.indices }
                    subscript(position: Base.Index) -> \(result) { \(element) }
                    func index(after i: Base.Index) -> Base.Index { _base.index(after: i) }
                    func index(_ i: Base.Index, offsetBy distance: Int) -> Base.Index {
                        _base.index(i, offsetBy: distance)
                    }
                    func distance(from start: Base.Index, to end: Base.Index) -> Int {
                        _base.distance(from: start, to: end)
                    }
                    subscript(bounds: Range<Base.Index>) -> SubSequence {
                        \(isMap ? "LazyMapSequence<Base.SubSequence, Element>(_base: _base[bounds], _transform: _transform)" : "Slice(base: self, bounds: bounds)")
                    }
                }
                """)
    }

    private static func forwardingBidirectional(_ type: String) -> Builtin {
        Builtin(
            source: """
                extension \(type): BidirectionalCollection where Base: BidirectionalCollection {
                    func index(before i: Base.Index) -> Base.Index { _base.index(before: i) }
                }
                """)
    }

    @BuiltinList private static var mapped: [Builtin] {
        Builtin(
            source: """
                /// The results of a function on the elements of a sequence.
                struct LazyMapSequence<Base: Sequence, Element>: LazySequenceProtocol {
                    typealias Elements = LazyMapSequence<Base, Element>
                    typealias Iterator = LazyMapIterator<Base, Element>
                    let _base: Base
                    let _transform: (Base.Element) -> Element
                    var elements: LazyMapSequence<Base, Element> { self }
                    func map<U>(_ transform: @escaping (Element) -> U) -> LazyMapSequence<Base, U> {
                        let first = _transform
                        return LazyMapSequence<Base, U>(
                            _base: _base, _transform: { transform(first($0)) })
                    }
                    func makeIterator() -> LazyMapIterator<Base, Element> {
                        LazyMapIterator(_base: _base.makeIterator(), _transform: _transform)
                    }
                    var underestimatedCount: Int { _base.underestimatedCount }
                }

                /// Applies a function to each element when it is asked for.
                struct LazyMapIterator<Base: Sequence, Element>: IteratorProtocol {
                    var _base: Base.Iterator
                    let _transform: (Base.Element) -> Element
                    mutating func next() -> Element? {
                        if let element = _base.next() { return _transform(element) }
                        return nil
                    }
                }
                """)
        forwardingCollection("LazyMapSequence", element: "_transform(_base[position])")
        forwardingBidirectional("LazyMapSequence")
    }

    @BuiltinList private static var filtered: [Builtin] {
        Builtin(
            source: """
                /// The elements of a sequence for which a condition holds.
                struct LazyFilterSequence<Base: Sequence>: LazySequenceProtocol {
                    typealias Element = Base.Element
                    typealias Elements = LazyFilterSequence<Base>
                    typealias Iterator = LazyFilterIterator<Base>
                    let _base: Base
                    let _predicate: (Base.Element) -> Bool
                    var elements: LazyFilterSequence<Base> { self }
                    func filter(_ isIncluded: @escaping (Base.Element) -> Bool)
                        -> LazyFilterSequence<Base>
                    {
                        let first = _predicate
                        return LazyFilterSequence(
                            _base: _base, _predicate: { first($0) && isIncluded($0) })
                    }
                    func makeIterator() -> LazyFilterIterator<Base> {
                        LazyFilterIterator(_base: _base.makeIterator(), _predicate: _predicate)
                    }
                }

                /// Looks for the next element for which a condition holds.
                struct LazyFilterIterator<Base: Sequence>: IteratorProtocol {
                    typealias Element = Base.Element
                    var _base: Base.Iterator
                    let _predicate: (Base.Element) -> Bool
                    mutating func next() -> Base.Element? {
                        while let element = _base.next() {
                            if _predicate(element) { return element }
                        }
                        return nil
                    }
                }
                """)
        Builtin(
            source: """
                extension LazyFilterSequence: LazyCollectionProtocol where Base: Collection {
                    typealias Index = Base.Index
                    typealias SubSequence = LazyFilterSequence<Base.SubSequence>
                    typealias Indices = DefaultIndices<LazyFilterSequence<Base>>
                    var underestimatedCount: Int { 0 }
                    var startIndex: Base.Index {
                        var index = _base.startIndex
                        while index != _base.endIndex && !_predicate(_base[index]) {
                            index = _base.index(after: index)
                        }
                        return index
                    }
                    var endIndex: Base.Index { _base.endIndex }
                    subscript(position: Base.Index) -> Base.Element { _base[position] }
                    subscript(bounds: Range<Base.Index>) -> LazyFilterSequence<Base.SubSequence> {
                        LazyFilterSequence<Base.SubSequence>(_base: _base[bounds], _predicate: _predicate)
                    }
                    func index(after i: Base.Index) -> Base.Index {
                        var index = _base.index(after: i)
                        while index != _base.endIndex && !_predicate(_base[index]) {
                            index = _base.index(after: index)
                        }
                        return index
                    }
                }
                """)
        Builtin(
            source: """
                extension LazyFilterSequence: BidirectionalCollection
                where Base: BidirectionalCollection {
                    func index(before i: Base.Index) -> Base.Index {
                        var index = _base.index(before: i)
                        while !_predicate(_base[index]) { index = _base.index(before: index) }
                        return index
                    }
                }
                """)
    }

    /// Wrappers of lazy collections, which are lazy themselves.
    @BuiltinList private static var wrappers: [Builtin] {
        for type in ["Slice", "ReversedCollection"] {
            Builtin(
                source: """
                    extension \(type): LazySequenceProtocol where Base: LazySequenceProtocol {
                        typealias Elements = \(type)<Base>
                        var elements: \(type)<Base> { self }
                    }
                    """)
        }
    }
}
