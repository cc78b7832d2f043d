import VirtualMachine

extension CoreLibrary {
    static let sequenceOperations = [
        LibraryGroup("extension Sequence") {
            Builtin(
                source: """
                    /// The results of a function on each element.
                    func map<T>(_ transform: (Element) throws -> T) rethrows -> [T] {
                        var result: [T] = []
                        for element in self { result.append(try transform(element)) }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// The elements for which a condition holds.
                    func filter(_ isIncluded: (Element) throws -> Bool) rethrows -> [Element] {
                        var result: [Element] = []
                        for element in self {
                            if try isIncluded(element) { result.append(element) }
                        }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// All elements combined, one after the other, with a running result.
                    func reduce<Result>(
                        _ initialResult: Result,
                        _ nextPartialResult: (Result, Element) throws -> Result
                    ) rethrows -> Result {
                        var result = initialResult
                        for element in self { result = try nextPartialResult(result, element) }
                        return result
                    }
                    /// As `reduce(_:_:)`, with a result that is changed in place.
                    func reduce<Result>(
                        into initialResult: Result,
                        _ updateAccumulatingResult: (inout Result, Element) throws -> Void
                    ) rethrows -> Result {
                        var result = initialResult
                        for element in self { try updateAccumulatingResult(&result, element) }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// Calls a function with each element.
                    func forEach(_ body: (Element) throws -> Void) rethrows {
                        for element in self { try body(element) }
                    }
                    """)
            Builtin(
                source: """
                    /// The elements of the results of a function on each element, in one array.
                    func flatMap<S: Sequence>(_ transform: (Element) throws -> S) rethrows -> [S
                        .Element]
                    {
                        var result: [S.Element] = []
                        for element in self {
                            for inner in try transform(element) { result.append(inner) }
                        }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// The results of a function on each element, without those that are nil.
                    func compactMap<T>(_ transform: (Element) throws -> T?) rethrows -> [T] {
                        var result: [T] = []
                        for element in self {
                            if let value = try transform(element) { result.append(value) }
                        }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// The first element for which a condition holds.
                    func first(where predicate: (Element) throws -> Bool) rethrows -> Element? {
                        for element in self {
                            if try predicate(element) { return element }
                        }
                        return nil
                    }
                    /// Whether a condition holds for some element.
                    func contains(where predicate: (Element) throws -> Bool) rethrows -> Bool {
                        for element in self {
                            if try predicate(element) { return true }
                        }
                        return false
                    }
                    /// Whether a condition holds for all elements.
                    func allSatisfy(_ predicate: (Element) throws -> Bool) rethrows -> Bool {
                        for element in self {
                            if !(try predicate(element)) { return false }
                        }
                        return true
                    }
                    /// For how many elements a condition holds.
                    func count(where predicate: (Element) throws -> Bool) rethrows -> Int {
                        var count = 0
                        for element in self {
                            if try predicate(element) { count += 1 }
                        }
                        return count
                    }
                    """)
            Builtin(
                source: """
                    /// The elements with their numbers, counted from 0.
                    func enumerated() -> EnumeratedSequence<Self> {
                        EnumeratedSequence(_base: self)
                    }
                    """)
            Builtin(
                source: """
                    /// The smallest element by an order of your own; nil if there is none.
                    func min(by areInIncreasingOrder: (Element, Element) throws -> Bool) rethrows
                        -> Element?
                    {
                        var result: Element? = nil
                        for element in self {
                            if let best = result {
                                if try areInIncreasingOrder(element, best) { result = element }
                            } else {
                                result = element
                            }
                        }
                        return result
                    }
                    /// The largest element by an order of your own; nil if there is none.
                    func max(by areInIncreasingOrder: (Element, Element) throws -> Bool) rethrows
                        -> Element?
                    {
                        var result: Element? = nil
                        for element in self {
                            if let best = result {
                                if try areInIncreasingOrder(best, element) { result = element }
                            } else {
                                result = element
                            }
                        }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// The elements in reverse order.
                    func reversed() -> [Element] {
                        var result = Array(self)
                        result.reverse()
                        return result
                    }
                    """)
        },
        LibraryGroup("extension Sequence where Element: Equatable") {
            Builtin(
                source: """
                    /// Whether an element equals `element`.
                    func contains(_ element: Element) -> Bool {
                        for candidate in self {
                            if candidate == element { return true }
                        }
                        return false
                    }
                    /// Whether two sequences have equal elements in the same order.
                    func elementsEqual<S: Sequence>(_ other: S) -> Bool where S.Element == Element {
                        elementsEqual(other, by: { $0 == $1 })
                    }
                    /// Whether the first elements equal those of `prefix`.
                    func starts<S: Sequence>(with prefix: S) -> Bool where S.Element == Element {
                        starts(with: prefix, by: { $0 == $1 })
                    }
                    """)
        },
        LibraryGroup("extension Sequence where Element: Comparable") {
            Builtin(
                source: """
                    /// The smallest element; nil if there is none.
                    func min() -> Element? {
                        var result: Element? = nil
                        for element in self {
                            if let best = result {
                                if element < best { result = element }
                            } else {
                                result = element
                            }
                        }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// The largest element; nil if there is none.
                    func max() -> Element? {
                        var result: Element? = nil
                        for element in self {
                            if let best = result {
                                if best < element { result = element }
                            } else {
                                result = element
                            }
                        }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// The elements in increasing order; equal ones stay in the order they had.
                    func sorted() -> [Element] {
                        var result = Array(self)
                        result.sort()
                        return result
                    }
                    """)
        },
        LibraryGroup("extension Sequence") {
            Builtin(
                source: """
                    /// The elements in an order of your own; equal ones stay in the order they had.
                    func sorted(by areInIncreasingOrder: (Element, Element) throws -> Bool) rethrows
                        -> [Element]
                    {
                        var result = Array(self)
                        try result.sort(by: areInIncreasingOrder)
                        return result
                    }
                    """)
        },
        LibraryGroup("extension Sequence") {
            Builtin(
                source: """
                    /// Whether two sequences have the same elements in the same order, by a rule of
                    /// your own.
                    func elementsEqual<S: Sequence>(
                        _ other: S, by areEquivalent: (Element, S.Element) throws -> Bool
                    ) rethrows -> Bool {
                        var first = makeIterator()
                        var second = other.makeIterator()
                        while let a = first.next() {
                            guard let b = second.next() else { return false }
                            if !(try areEquivalent(a, b)) { return false }
                        }
                        return second.next() == nil
                    }
                    /// Whether the first elements are those of `prefix`, by a rule of your own.
                    func starts<S: Sequence>(
                        with prefix: S, by areEquivalent: (Element, S.Element) throws -> Bool
                    ) rethrows -> Bool {
                        var iterator = makeIterator()
                        for wanted in prefix {
                            guard let element = iterator.next() else { return false }
                            if !(try areEquivalent(element, wanted)) { return false }
                        }
                        return true
                    }
                    /// Whether the elements come before those of `other`, as words in a dictionary
                    /// do.
                    func lexicographicallyPrecedes<S: Sequence>(
                        _ other: S, by areInIncreasingOrder: (Element, Element) throws -> Bool
                    ) rethrows -> Bool where S.Element == Element {
                        var first = makeIterator()
                        var second = other.makeIterator()
                        while true {
                            guard let b = second.next() else { return false }
                            guard let a = first.next() else { return true }
                            if try areInIncreasingOrder(a, b) { return true }
                            if try areInIncreasingOrder(b, a) { return false }
                        }
                    }
                    """)
        },
        LibraryGroup("extension Sequence where Element: Comparable") {
            Builtin(
                source: """
                    /// Whether the elements come before those of `other`, as words in a dictionary
                    /// do.
                    func lexicographicallyPrecedes<S: Sequence>(_ other: S) -> Bool
                    where S.Element == Element {
                        lexicographicallyPrecedes(other, by: { $0 < $1 })
                    }
                    """)
        },
    ]
}
