import VirtualMachine

extension CoreLibrary {
    /// What collections are, and what every one of them can do with its indices.
    static let collections = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Elements that lie at indices and can be looked at more than once.
                    protocol Collection<Element>: Sequence {
                        associatedtype Index: Comparable
                        associatedtype SubSequence: Collection
                        where SubSequence.Element == Element, SubSequence.Index == Index,
                            SubSequence.SubSequence == SubSequence
                        associatedtype Indices: Collection
                        where Indices.Element == Index, Indices.Index == Index
                        var startIndex: Index { get }
                        /// One past the last element.
                        var endIndex: Index { get }
                        /// The number of elements.
                        var count: Int { get }
                        /// Whether there are no elements.
                        var isEmpty: Bool { get }
                        /// The indices of all elements.
                        var indices: Indices { get }
                        subscript(position: Index) -> Element { get }
                        subscript(bounds: Range<Index>) -> SubSequence { get }
                        func index(after i: Index) -> Index
                        func index(_ i: Index, offsetBy distance: Int) -> Index
                        func index(_ i: Index, offsetBy distance: Int, limitedBy limit: Index)
                            -> Index?
                        func distance(from start: Index, to end: Index) -> Int
                    }

                    /// A collection that can be walked backwards.
                    protocol BidirectionalCollection<Element>: Collection {
                        func index(before i: Index) -> Index
                    }

                    /// A collection that reaches every element equally fast.
                    protocol RandomAccessCollection<Element>: BidirectionalCollection {}

                    /// A collection whose elements can be replaced.
                    protocol MutableCollection<Element>: Collection {
                        subscript(position: Index) -> Element { get set }
                        subscript(bounds: Range<Index>) -> SubSequence { get set }
                        mutating func swapAt(_ i: Index, _ j: Index)
                    }

                    /// A collection whose elements can be added and removed.
                    protocol RangeReplaceableCollection<Element>: Collection {
                        init()
                        mutating func replaceSubrange<C: Collection>(
                            _ subrange: Range<Index>, with newElements: C
                        ) where C.Element == Element
                        mutating func append(_ newElement: Element)
                    }
                    """)
            Builtin(
                source: """
                    /// Walks over a collection by its indices.
                    struct IndexingIterator<Elements: Collection>: IteratorProtocol, Sequence {
                        typealias Element = Elements.Element
                        typealias Iterator = IndexingIterator<Elements>
                        let _elements: Elements
                        var _position: Elements.Index
                        mutating func next() -> Elements.Element? {
                            if _position == _elements.endIndex { return nil }
                            let element = _elements[_position]
                            _position = _elements.index(after: _position)
                            return element
                        }
                    }

                    /// The indices of a collection.
                    struct DefaultIndices<Elements: Collection>: Collection {
                        typealias Element = Elements.Index
                        typealias Index = Elements.Index
                        typealias Indices = DefaultIndices<Elements>
                        typealias SubSequence = DefaultIndices<Elements>
                        typealias Iterator = IndexingIterator<DefaultIndices<Elements>>
                        let _elements: Elements
                        let startIndex: Elements.Index
                        let endIndex: Elements.Index
                        subscript(position: Elements.Index) -> Elements.Index { position }
                        subscript(bounds: Range<Elements.Index>) -> DefaultIndices<Elements> {
                            DefaultIndices(
                                _elements: _elements, startIndex: bounds.lowerBound,
                                endIndex: bounds.upperBound)
                        }
                        func index(after i: Elements.Index) -> Elements.Index {
                            _elements.index(after: i)
                        }
                        var indices: DefaultIndices<Elements> { self }
                    }
                    """)
            Builtin(
                source: """
                    extension DefaultIndices: BidirectionalCollection
                    where Elements: BidirectionalCollection {
                        func index(before i: Elements.Index) -> Elements.Index {
                            _elements.index(before: i)
                        }
                    }
                    """)
            Builtin(raw: "func _failIndex(_ index: Int, _ start: Int, _ end: Int) -> Never") {
                call in
                let (index, start, end): (Int, Int, Int) = (
                    try call.argument(), try call.argument(), try call.argument()
                )
                throw start == 0
                    ? indexOutOfRange(index, count: end)
                    : indexOutOfRange(index, within: start..<max(start, end))
            }
        },
        LibraryGroup("extension Collection") {
            collectionIndices
            collectionElements
        },
        LibraryGroup("extension BidirectionalCollection") {
            Builtin(
                source: """
                    func index(_ i: Index, offsetBy distance: Int) -> Index {
                        var result = i
                        var steps = distance
                        while steps > 0 {
                            result = index(after: result)
                            steps -= 1
                        }
                        while steps < 0 {
                            result = index(before: result)
                            steps += 1
                        }
                        return result
                    }
                    func index(_ i: Index, offsetBy distance: Int, limitedBy limit: Index)
                        -> Index?
                    {
                        var result = i
                        var steps = distance
                        while steps > 0 {
                            if result == limit { return nil }
                            result = index(after: result)
                            steps -= 1
                        }
                        while steps < 0 {
                            if result == limit { return nil }
                            result = index(before: result)
                            steps += 1
                        }
                        return result
                    }
                    func distance(from start: Index, to end: Index) -> Int {
                        var steps = 0
                        var index = start
                        while index < end {
                            index = self.index(after: index)
                            steps += 1
                        }
                        while index > end {
                            index = self.index(before: index)
                            steps -= 1
                        }
                        return steps
                    }
                    /// Moves an index to the place before.
                    func formIndex(before i: inout Index) { i = index(before: i) }
                    """)
            Builtin(
                source: """
                    /// The last element; nil if there is none.
                    var last: Element? { isEmpty ? nil : self[index(before: endIndex)] }
                    /// The last element for which a condition holds.
                    func last(where predicate: (Element) throws -> Bool) rethrows -> Element? {
                        if let index = try lastIndex(where: predicate) { return self[index] }
                        return nil
                    }
                    /// The index of the last element for which a condition holds.
                    func lastIndex(where predicate: (Element) throws -> Bool) rethrows -> Index? {
                        var index = endIndex
                        while index != startIndex {
                            index = self.index(before: index)
                            if try predicate(self[index]) { return index }
                        }
                        return nil
                    }
                    """)
        },
        LibraryGroup("extension BidirectionalCollection where Element: Equatable") {
            Builtin(
                source: """
                    /// The index of the last element that equals `element`.
                    func lastIndex(of element: Element) -> Index? {
                        lastIndex(where: { $0 == element })
                    }
                    """)
        },
        LibraryGroup("extension RandomAccessCollection where Index == Int") {
            Builtin(
                source: """
                    var indices: Range<Int> { startIndex..<endIndex }
                    func index(_ i: Int, offsetBy distance: Int) -> Int { i + distance }
                    func index(_ i: Int, offsetBy distance: Int, limitedBy limit: Int) -> Int? {
                        let room = limit - i
                        if distance > 0 ? room >= 0 && room < distance : room <= 0 && distance < room {
                            return nil
                        }
                        return i + distance
                    }
                    func distance(from start: Int, to end: Int) -> Int { end - start }
                    func index(after i: Int) -> Int { i + 1 }
                    func index(before i: Int) -> Int { i - 1 }
                    """)
        },
    ]

    @BuiltinList private static var collectionIndices: [Builtin] {
        Builtin(
            source: """
                func makeIterator() -> IndexingIterator<Self> {
                    IndexingIterator(_elements: self, _position: startIndex)
                }
                var underestimatedCount: Int { count }
                var count: Int { distance(from: startIndex, to: endIndex) }
                var isEmpty: Bool { startIndex == endIndex }
                var indices: DefaultIndices<Self> {
                    DefaultIndices(_elements: self, startIndex: startIndex, endIndex: endIndex)
                }
                """)
        Builtin(
            source: """
                /// The index that lies some steps further.
                func index(_ i: Index, offsetBy distance: Int) -> Index {
                    precondition(distance >= 0, "only bidirectional collections can step back")
                    var result = i
                    for _ in 0..<distance { result = index(after: result) }
                    return result
                }
                /// The index that lies some steps further; nil if `limit` comes before it.
                func index(_ i: Index, offsetBy distance: Int, limitedBy limit: Index) -> Index? {
                    precondition(distance >= 0, "only bidirectional collections can step back")
                    var result = i
                    for _ in 0..<distance {
                        if result == limit { return nil }
                        result = index(after: result)
                    }
                    return result
                }
                /// How many steps it is from one index to another.
                func distance(from start: Index, to end: Index) -> Int {
                    precondition(start <= end, "only bidirectional collections can step back")
                    var steps = 0
                    var index = start
                    while index != end {
                        index = self.index(after: index)
                        steps += 1
                    }
                    return steps
                }
                /// Moves an index to the next place.
                func formIndex(after i: inout Index) { i = index(after: i) }
                /// Moves an index some steps further.
                func formIndex(_ i: inout Index, offsetBy distance: Int) {
                    i = index(i, offsetBy: distance)
                }
                /// Moves an index some steps further, at most to `limit`; whether it came that far.
                func formIndex(_ i: inout Index, offsetBy distance: Int, limitedBy limit: Index)
                    -> Bool
                {
                    if let result = index(i, offsetBy: distance, limitedBy: limit) {
                        i = result
                        return true
                    }
                    i = limit
                    return false
                }
                """)
    }

    @BuiltinList private static var collectionElements: [Builtin] {
        Builtin(
            source: """
                /// The first element; nil if there is none.
                var first: Element? {
                    let start = startIndex
                    return start == endIndex ? nil : self[start]
                }
                """)
        Builtin(
            source: """
                /// The index of the first element for which a condition holds.
                func firstIndex(where predicate: (Element) throws -> Bool) rethrows -> Index? {
                    var index = startIndex
                    let end = endIndex
                    while index != end {
                        if try predicate(self[index]) { return index }
                        index = self.index(after: index)
                    }
                    return nil
                }
                """)
        Builtin(
            source: """
                /// An element chosen at random; nil if there is none.
                func randomElement() -> Element? {
                    var generator = SystemRandomNumberGenerator()
                    return randomElement(using: &generator)
                }
                /// An element chosen with a generator of your own; nil if there is none.
                func randomElement<G: RandomNumberGenerator>(using generator: inout G)
                    -> Element?
                {
                    if isEmpty { return nil }
                    let steps = Int.random(in: 0..<count, using: &generator)
                    return self[index(startIndex, offsetBy: steps)]
                }
                """)
    }

    static let collectionSearch = [
        LibraryGroup("extension Collection where Element: Equatable") {
            Builtin(
                source: """
                    /// The index of the first element that equals `element`.
                    func firstIndex(of element: Element) -> Index? {
                        var index = startIndex
                        let end = endIndex
                        while index != end {
                            if self[index] == element { return index }
                            index = self.index(after: index)
                        }
                        return nil
                    }
                    """)
        }
    ]
}
