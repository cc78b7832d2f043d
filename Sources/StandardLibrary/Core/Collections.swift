import VirtualMachine

extension CoreLibrary {
    static let collections = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Elements that lie at indices and can be looked at more than once.
                    protocol Collection: Sequence {
                        associatedtype Index: Comparable
                        var startIndex: Index { get }
                        /// One past the last element.
                        var endIndex: Index { get }
                        /// The number of elements.
                        var count: Int { get }
                        subscript(position: Index) -> Element { get }
                        func index(after i: Index) -> Index
                    }

                    /// A collection that can be walked backwards.
                    protocol BidirectionalCollection: Collection {
                        func index(before i: Index) -> Index
                    }

                    /// A collection that reaches every element equally fast.
                    protocol RandomAccessCollection: BidirectionalCollection {}

                    /// A collection whose elements can be replaced.
                    protocol MutableCollection: Collection {}

                    /// A collection whose elements can be added and removed.
                    protocol RangeReplaceableCollection: Collection {}
                    """)
        },
        LibraryGroup("extension Collection") {
            Builtin(
                source: """
                    /// Whether there are no elements.
                    var isEmpty: Bool { count == 0 }
                    """)
            Builtin(
                source: """
                    /// The first element; nil if there is none.
                    var first: Element? { count == 0 ? nil : self[startIndex] }
                    """)
            Builtin(
                source: """
                    /// The index of the first element for which a condition holds.
                    func firstIndex(where predicate: (Element) throws -> Bool) rethrows -> Index? {
                        var index = startIndex
                        while index < endIndex {
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
                        if count == 0 { return nil }
                        var steps = Int.random(in: 0..<count, using: &generator)
                        var index = startIndex
                        while steps > 0 {
                            index = self.index(after: index)
                            steps -= 1
                        }
                        return self[index]
                    }
                    """)
        },
        LibraryGroup("extension Collection where Element: Equatable") {
            Builtin(
                source: """
                    /// The index of the first element that equals `element`.
                    func firstIndex(of element: Element) -> Index? {
                        var index = startIndex
                        while index < endIndex {
                            if self[index] == element { return index }
                            index = self.index(after: index)
                        }
                        return nil
                    }
                    """)
        },
        LibraryGroup("extension BidirectionalCollection") {
            Builtin(
                source: """
                    /// The last element; nil if there is none.
                    var last: Element? { count == 0 ? nil : self[index(before: endIndex)] }
                    /// The last element for which a condition holds.
                    func last(where predicate: (Element) throws -> Bool) rethrows -> Element? {
                        if let index = try lastIndex(where: predicate) { return self[index] }
                        return nil
                    }
                    /// The index of the last element for which a condition holds.
                    func lastIndex(where predicate: (Element) throws -> Bool) rethrows -> Index? {
                        var index = endIndex
                        while index > startIndex {
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
                    /// The indices of all elements.
                    var indices: Range<Int> { startIndex..<endIndex }
                    func index(_ i: Int, offsetBy distance: Int) -> Int { i + distance }
                    func distance(from start: Int, to end: Int) -> Int { end - start }
                    func index(after i: Int) -> Int { i + 1 }
                    func index(before i: Int) -> Int { i - 1 }
                    """)
        },
    ]
}
